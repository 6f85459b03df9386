//! A Hessian is by a column.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hessian};

fn curvature(W: &Matrix<3, 2>, x: &Vector<2>) -> Matrix<6, 6> {
    hessian!(||W x||^2, W)
}

fn main() {}
