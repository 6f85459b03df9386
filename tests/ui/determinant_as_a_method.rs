//! A method of Rust is a function here.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> f64 {
    value!(a.det())
}

fn main() {}
