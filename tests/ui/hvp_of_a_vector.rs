//! A Hessian is of a scalar.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hvp};

fn curved(A: &Matrix<2, 2>, x: &Vector<2>, v: &Vector<2>) -> Vector<2> {
    hvp!(A x, x, v)
}

fn main() {}
