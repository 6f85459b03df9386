//! Two lengths.

use chainrule::{Vector, value};

fn scale(v: &Vector<3>, x: &Vector<4>) -> Vector<3> {
    value!(diag(v) x)
}

fn main() {}
