//! Two bounds.

use chainrule::{Vector, value};

fn capped(x: &Vector<3>) -> Vector<3> {
    value!(clamp(x, 1))
}

fn main() {}
