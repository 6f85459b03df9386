//! A Jacobian is of a column, not of a row.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(A: &Matrix<3, 2>, x: &Vector<3>) -> Matrix<2, 3> {
    jacobian!(x^T A, x)
}

fn main() {}
