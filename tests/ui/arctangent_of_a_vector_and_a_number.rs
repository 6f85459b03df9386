//! A number does not broadcast.

use chainrule::{Vector, value};

fn angles(y: &Vector<3>) -> Vector<3> {
    value!(atan2(y, 1))
}

fn main() {}
