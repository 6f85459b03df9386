//! One argument.

use chainrule::{Matrix, value};

fn volume(a: &Matrix<2, 2>, b: &Matrix<2, 2>) -> f64 {
    value!(det(a, b))
}

fn main() {}
