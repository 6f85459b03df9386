//! A cross product is of vectors of 3.

use chainrule::{Vector, value};

fn turn(x: &Vector<3>, y: &Vector<2>) -> Vector<3> {
    value!(cross(x, y))
}

fn main() {}
