//! A space is missing: Rust reads a literal with a suffix.

use chainrule::{Vector, value};

fn twice(x: &Vector<3>) -> Vector<3> {
    value!(2x)
}

fn main() {}
