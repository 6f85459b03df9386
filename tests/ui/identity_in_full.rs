//! A function by another name.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(a + identity(2))
}

fn main() {}
