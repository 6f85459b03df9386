//! A `Scalar` has arithmetic; exp is of a `Real`.

use chainrule::{Scalar, Vector, value};

fn weights<const N: usize, T: Scalar>(x: &Vector<N, T>) -> Vector<N, T> {
    value!(exp(-x))
}

fn main() {}
