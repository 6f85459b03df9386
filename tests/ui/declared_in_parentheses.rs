//! Dimensions stand in brackets.

use chainrule::{Matrix, value};

fn total(a: &Matrix<4, 3>) -> f64 {
    value!(sum(a); a: (M, N))
}

fn main() {}
