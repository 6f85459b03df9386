//! A vector has no inverse.

use chainrule::{Vector, value};

fn undo(x: &Vector<3>) -> Vector<3> {
    value!(inv(x))
}

fn main() {}
