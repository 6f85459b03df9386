//! A declared number is another than the type's.

use chainrule::{Matrix, value};

fn total(a: &Matrix<4, 3>) -> f64 {
    value!(sum(a); a: [4, 4])
}

fn main() {}
