//! A determinant is of a square matrix.

use chainrule::{Matrix, grad};

fn evidence(k: &Matrix<4, 3>) -> Matrix<4, 3> {
    grad!(logdet(k), k)
}

fn main() {}
