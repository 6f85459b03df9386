//! A name that hides another.

use chainrule::{Vector, value};

fn score(a: &Vector<3>, x: &str) -> f64 {
    value!(a^T x)
}

fn main() {}
