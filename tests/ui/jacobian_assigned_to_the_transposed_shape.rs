//! A Jacobian has a row for each entry of what is differentiated.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jacobian};

fn slope(A: &Matrix<3, 2>, x: &Vector<2>) -> Matrix<2, 3> {
    jacobian!(tanh(A x), x)
}

fn main() {}
