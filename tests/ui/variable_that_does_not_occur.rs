//! The expression does not depend on b.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Matrix<4, 3>, x: &Vector<3>, b: &Vector<4>) -> Vector<4> {
    grad!(||a x||^2, b)
}

fn main() {}
