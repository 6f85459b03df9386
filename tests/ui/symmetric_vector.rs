//! A vector is not symmetric.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>) -> Vector<3> {
    grad!(x^T x, x; x: symmetric)
}

fn main() {}
