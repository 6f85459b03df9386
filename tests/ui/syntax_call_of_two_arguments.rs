//! Rust stands in braces.

use chainrule::{Vector, value};

fn score(a: &Vector<3>, x: &Vector<3>) -> f64 {
    value!(score(a, x) + 1)
}

fn main() {}
