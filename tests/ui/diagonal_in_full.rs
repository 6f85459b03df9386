//! A function by another name.

use chainrule::{Matrix, Vector, value};

fn f(a: &Matrix<2, 2>) -> Vector<2> {
    value!(diagonal(a))
}

fn main() {}
