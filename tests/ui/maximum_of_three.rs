//! One vector, or two of one shape.

use chainrule::{Vector, value};

fn largest(x: &Vector<3>, y: &Vector<3>, z: &Vector<3>) -> Vector<3> {
    value!(max(x, y, z))
}

fn main() {}
