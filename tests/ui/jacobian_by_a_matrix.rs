//! A Jacobian is by a column.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(W: &Matrix<3, 2>, x: &Vector<2>) -> Matrix<3, 6> {
    jacobian!(W x, W)
}

fn main() {}
