//! `^-1` is not of vectors.

use chainrule::{Vector, value};

fn reciprocals(x: &Vector<3>) -> Vector<3> {
    value!(x^-1)
}

fn main() {}
