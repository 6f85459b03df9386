//! Parentheses around nothing.

use chainrule::{Vector, value};

fn same(x: &Vector<3>) -> Vector<3> {
    value!(x + ())
}

fn main() {}
