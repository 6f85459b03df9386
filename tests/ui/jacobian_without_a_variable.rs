//! A Jacobian is by a variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(A: &Matrix<3, 2>, x: &Vector<2>) -> Matrix<3, 2> {
    jacobian!(A x)
}

fn main() {}
