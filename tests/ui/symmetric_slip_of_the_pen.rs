//! Which variable?

use chainrule::{Matrix, Vector, grad};

fn slope(s: &Matrix<3, 3>, x: &Vector<3>) -> Matrix<3, 3> {
    grad!(x^T s x, s; S: symmetric)
}

fn main() {}
