//! Every variable has a direction of its own.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jvp};

fn along(A: &Matrix<3, 2>, x: &Vector<2>, d: &Vector<2>) -> Vector<3> {
    jvp!(A x, A, x, d)
}

fn main() {}
