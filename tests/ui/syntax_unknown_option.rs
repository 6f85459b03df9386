//! After the semicolon stands an option.

use chainrule::{Vector, value};

fn total(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x + y; krate = ::chainrule)
}

fn main() {}
