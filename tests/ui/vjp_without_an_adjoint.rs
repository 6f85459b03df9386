//! What is pulled back has to be there.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, vjp};

fn pulled(A: &Matrix<3, 2>, x: &Vector<2>) -> Vector<2> {
    vjp!(A x, x)
}

fn main() {}
