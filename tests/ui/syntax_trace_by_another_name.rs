//! The trace is tr.

use chainrule::{Matrix, value};

fn total(w: &Matrix<3, 3>) -> f64 {
    value!(trace(w))
}

fn main() {}
