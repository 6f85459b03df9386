//! An argument is missing.

use chainrule::{Vector, value};

fn largest(x: &Vector<3>) -> Vector<3> {
    value!(x * max())
}

fn main() {}
