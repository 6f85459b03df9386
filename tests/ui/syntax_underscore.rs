//! Not a value.

use chainrule::{Vector, value};

fn same(x: &Vector<3>) -> Vector<3> {
    value!(x + _)
}

fn main() {}
