//! Two vectors.

use chainrule::{Matrix, Vector, value};

fn turn(x: &Vector<3>, a: &Matrix<3, 3>) -> Vector<3> {
    value!(cross(x, a))
}

fn main() {}
