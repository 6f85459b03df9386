//! Entry by entry needs two of one shape.

use chainrule::{Vector, value};

fn upper(x: &Vector<3>, y: &Vector<4>) -> Vector<3> {
    value!(max(x, y))
}

fn main() {}
