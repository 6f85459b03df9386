//! The lower bound stands first.

use chainrule::{Vector, value};

fn within(x: &Vector<3>) -> Vector<3> {
    value!(clamp(x, 1, -1))
}

fn main() {}
