//! A mixed Hessian has a row for each entry of the first variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hessian};

fn curvature(A: &Matrix<3, 2>, x: &Vector<3>, y: &Vector<2>) -> Matrix<2, 3> {
    hessian!(x^T A y, x, y)
}

fn main() {}
