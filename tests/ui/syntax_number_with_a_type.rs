//! Numbers take the type of the entries.

use chainrule::{Vector, value};

fn half(x: &Vector<3>) -> Vector<3> {
    value!(1.0f64 / 2 x)
}

fn main() {}
