//! Entry by entry needs two of one shape.

use chainrule::{Vector, value};

fn angles(y: &Vector<3>, x: &Vector<2>) -> Vector<3> {
    value!(atan2(y, x))
}

fn main() {}
