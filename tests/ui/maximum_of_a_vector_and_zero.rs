//! A number does not broadcast; relu is there.

use chainrule::{Vector, value};

fn positive(x: &Vector<3>) -> Vector<3> {
    value!(max(x, 0))
}

fn main() {}
