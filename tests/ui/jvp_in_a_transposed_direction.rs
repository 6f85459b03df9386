//! A direction has the shape of its variable, and not that of the transpose.

#![allow(non_snake_case)]

use chainrule::{Matrix, jvp};

fn along(A: &Matrix<3, 2>, D: &Matrix<2, 3>) -> Matrix<3, 3> {
    jvp!(A A^T, A, D)
}

fn main() {}
