//! Zeros have a size.

use chainrule::{Vector, value};

fn nothing(x: &Vector<3>) -> Vector<3> {
    value!(max(x, zeros()))
}

fn main() {}
