//! 3 entries to the power of 2.

use chainrule::{Vector, value};

fn powers(x: &Vector<3>, p: &Vector<2>) -> Vector<3> {
    value!(x .^ p)
}

fn main() {}
