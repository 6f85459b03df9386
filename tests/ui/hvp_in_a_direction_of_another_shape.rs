//! A direction has the shape of its variable.

#![allow(non_snake_case)]

use chainrule::{Matrix, Vector, hvp};

fn curved(A: &Matrix<2, 2>, x: &Vector<2>, v: &Vector<3>) -> Vector<2> {
    hvp!(x^T A x, x, v)
}

fn main() {}
