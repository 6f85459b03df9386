//! A determinant is of a square matrix.

use chainrule::{Matrix, value};

fn volume(a: &Matrix<3, 2>) -> f64 {
    value!(det(a))
}

fn main() {}
