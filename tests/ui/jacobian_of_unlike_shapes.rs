//! What does not fit has no Jacobian.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(A: &Matrix<3, 2>, x: &Vector<3>) -> Matrix<3, 3> {
    jacobian!(A x, x)
}

fn main() {}
