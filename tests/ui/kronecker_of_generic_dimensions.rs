//! The sides are products of parameters.

use chainrule::{Matrix, value};

fn repeat<const N: usize>(a: &Matrix<N, N>) -> f64 {
    value!(sum(kron(a, a)))
}

fn main() {}
