//! A result would overwrite what it is computed of.

use chainrule::{Matrix, Vector, value};

fn step(A: &Matrix<3, 3>, mut x: Vector<3>) -> Vector<3> {
    value!(A x; into x);
    x
}

fn main() {}
