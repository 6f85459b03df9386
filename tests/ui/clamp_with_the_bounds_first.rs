//! What is clamped stands first.

use chainrule::{Vector, value};

fn within(x: &Vector<3>) -> Vector<3> {
    value!(clamp(0, 1, x))
}

fn main() {}
