//! A Hessian is of a scalar.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hessian};

fn curvature(A: &Matrix<3, 2>, x: &Vector<2>) -> Matrix<2, 2> {
    hessian!(A x, x)
}

fn main() {}
