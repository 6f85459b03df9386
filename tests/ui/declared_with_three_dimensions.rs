//! A tensor is no value.

use chainrule::{Matrix, value};

fn total(a: &Matrix<4, 3>) -> f64 {
    value!(sum(a); a: [M, N, P])
}

fn main() {}
