//! A scalar has no transpose.

use chainrule::{Vector, value};

fn scaled(s: f64, b: &Vector<5>) -> Vector<5> {
    value!(s^-T b)
}

fn main() {}
