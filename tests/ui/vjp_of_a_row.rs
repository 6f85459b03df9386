//! The adjoint of a column is a column.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, vjp};

fn pulled(A: &Matrix<3, 2>, x: &Vector<2>, u: &Vector<3>) -> Vector<2> {
    vjp!(A x, x, u^T)
}

fn main() {}
