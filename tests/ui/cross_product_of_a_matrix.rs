//! Two vectors.

use chainrule::{Matrix, Vector, value};

fn turn(a: &Matrix<3, 3>, y: &Vector<3>) -> Vector<3> {
    value!(cross(a, y))
}

fn main() {}
