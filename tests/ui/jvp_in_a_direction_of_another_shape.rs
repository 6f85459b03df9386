//! A direction has the shape of its variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, jvp};

fn along(A: &Matrix<3, 2>, x: &Vector<2>, d: &Vector<3>) -> Vector<3> {
    jvp!(A x, x, d)
}

fn main() {}
