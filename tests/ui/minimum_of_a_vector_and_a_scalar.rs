//! A scalar does not broadcast; clamp is there.

use chainrule::{Vector, value};

fn capped(x: &Vector<3>, most: f64) -> Vector<3> {
    value!(min(x, most))
}

fn main() {}
