//! The path of the crate stands behind a semicolon.

use chainrule::{Vector, value};

fn total(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x + y, crate = ::chainrule)
}

fn main() {}
