//! A Jacobian is by a column, not by a row.

#![allow(non_snake_case)]

use chainrule::{Matrix, RowVector, jacobian};

fn slope(A: &Matrix<3, 2>, r: &RowVector<2>) -> Matrix<3, 2> {
    jacobian!(A r^T, r)
}

fn main() {}
