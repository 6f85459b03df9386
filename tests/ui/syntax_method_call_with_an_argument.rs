//! Rust stands in braces.

use chainrule::{Vector, value};

fn score(a: Vector<3>, x: Vector<3>) -> f64 {
    value!(a.dot(&x))
}

fn main() {}
