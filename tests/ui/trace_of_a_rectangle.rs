//! The trace is of a square matrix.

use chainrule::{Matrix, value};

fn total(a: &Matrix<3, 2>) -> f64 {
    value!(tr(a))
}

fn main() {}
