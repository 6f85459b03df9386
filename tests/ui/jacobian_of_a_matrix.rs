//! A Jacobian is of a column.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn outer(x: &Vector<3>) -> Matrix<9, 3> {
    jacobian!(x x^T, x)
}

fn main() {}
