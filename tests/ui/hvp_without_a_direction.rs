//! A Hessian times a vector needs the vector.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hvp};

fn curved(A: &Matrix<2, 2>, x: &Vector<2>) -> Vector<2> {
    hvp!(x^T A x, x)
}

fn main() {}
