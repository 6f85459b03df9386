//! A vector is its own vec.

use chainrule::{Vector, value};

fn flat(x: &Vector<3>) -> Vector<3> {
    value!(vec(x))
}

fn main() {}
