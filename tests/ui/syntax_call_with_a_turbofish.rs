//! Rust stands in braces.

use chainrule::{Vector, value};

fn shifted(x: &Vector<3>) -> Vector<3> {
    value!(Vector::<3>::ones() + x)
}

fn main() {}
