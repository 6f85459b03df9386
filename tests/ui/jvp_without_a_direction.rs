//! A derivative in a direction needs one.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jvp};

fn along(A: &Matrix<3, 2>, x: &Vector<2>) -> Vector<3> {
    jvp!(A x, x)
}

fn main() {}
