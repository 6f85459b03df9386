//! Larger than any f64.

use chainrule::{Vector, value};

fn scaled(x: &Vector<3>) -> Vector<3> {
    value!(1e999 x)
}

fn main() {}
