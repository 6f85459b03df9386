//! A Hessian is by one variable or two.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hessian};

fn curvature(A: &Matrix<2, 2>, x: &Vector<2>, y: &Vector<2>) -> Matrix<2, 2> {
    hessian!(x^T A y, x, y, A)
}

fn main() {}
