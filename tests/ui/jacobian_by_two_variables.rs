//! A Jacobian is by one variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(A: &Matrix<3, 2>, x: &Vector<2>, b: &Vector<3>) -> Matrix<3, 2> {
    jacobian!(A x + b, x, b)
}

fn main() {}
