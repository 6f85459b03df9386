//! Numbers are decimal.

use chainrule::{Vector, value};

fn scaled(x: &Vector<3>) -> Vector<3> {
    value!(0xff x)
}

fn main() {}
