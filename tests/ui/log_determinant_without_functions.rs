//! A `Scalar` has arithmetic; functions are of a `Real`.

use chainrule::{Matrix, Scalar, value};

fn f<const N: usize, T: Scalar>(a: &Matrix<N, N, T>) -> T {
    value!(logdet(a))
}

fn main() {}
