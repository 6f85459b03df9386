//! Three entries and two.

use chainrule::{Vector, value};

fn positive(x: &Vector<3>) -> Vector<3> {
    value!(max(x, zeros(2)))
}

fn main() {}
