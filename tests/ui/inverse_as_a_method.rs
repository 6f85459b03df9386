//! A method of Rust is a function here.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(a.inverse())
}

fn main() {}
