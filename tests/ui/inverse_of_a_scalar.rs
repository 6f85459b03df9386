//! The inverse of a scalar is a quotient.

use chainrule::{Vector, value};

fn undo(s: f64, x: &Vector<3>) -> Vector<3> {
    value!(inv(s) x)
}

fn main() {}
