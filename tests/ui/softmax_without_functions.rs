//! A `Scalar` has arithmetic; functions are of a `Real`.

use chainrule::{Scalar, Vector, value};

fn f<const N: usize, T: Scalar>(x: &Vector<N, T>) -> Vector<N, T> {
    value!(softmax(x))
}

fn main() {}
