//! A semicolon between two expressions.

use chainrule::{Vector, value};

fn last(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x; y)
}

fn main() {}
