//! A residual of two dimensions that are equal by chance.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Matrix<3, 3>, x: &Vector<3>, b: &Vector<3>) -> Vector<3> {
    grad!(||a x - b||^2, x; a: [M, N], x: [N], b: [N])
}

fn main() {}
