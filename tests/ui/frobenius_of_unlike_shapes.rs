//! W^T X is 3 x 5, A is 5 x 3.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<5, 3>, w: &Matrix<4, 3>, x: &Matrix<4, 5>) -> Matrix<4, 3> {
    grad!(a : w^T x, w)
}

fn main() {}
