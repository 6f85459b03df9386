//! A dimension is missing.

use chainrule::{Matrix, value};

fn total(a: &Matrix<4, 3>) -> f64 {
    value!(sum(a); a: [, N])
}

fn main() {}
