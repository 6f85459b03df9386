//! A slip of the pen.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> f64 {
    value!(logdet2(a))
}

fn main() {}
