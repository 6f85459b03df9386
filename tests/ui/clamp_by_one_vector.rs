//! Bounds are scalars.

use chainrule::{Vector, value};

fn within(x: &Vector<3>, high: &Vector<3>) -> Vector<3> {
    value!(clamp(x, 0, high))
}

fn main() {}
