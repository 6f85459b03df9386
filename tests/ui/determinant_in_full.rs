//! A function by another name.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> f64 {
    value!(determinant(a))
}

fn main() {}
