//! A slip of the pen.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> Vector<3> {
    value!(sofmax(x))
}

fn main() {}
