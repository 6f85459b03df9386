//! An adjoint has the shape of the expression, not that of the variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, vjp};

fn pulled(A: &Matrix<3, 2>, x: &Vector<2>, u: &Vector<2>) -> Vector<2> {
    vjp!(A x, x, u)
}

fn main() {}
