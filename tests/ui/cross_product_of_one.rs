//! Two arguments.

use chainrule::{Vector, value};

fn turn(x: &Vector<3>) -> Vector<3> {
    value!(cross(x))
}

fn main() {}
