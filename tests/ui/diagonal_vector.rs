//! A vector is not diagonal.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>) -> Vector<3> {
    grad!(x^T x, x; x: diagonal)
}

fn main() {}
