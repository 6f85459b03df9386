//! A mask of 3 entries on 4.

use chainrule::{Vector, value};

fn masked(mask: &Vector<3>, x: &Vector<4>) -> Vector<4> {
    value!(mask .* x)
}

fn main() {}
