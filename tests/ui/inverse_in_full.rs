//! A function by another name.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(inverse(a))
}

fn main() {}
