//! A value is not by anything.

use chainrule::{Vector, value};

fn score(a: &Vector<3>, x: &Vector<3>) -> f64 {
    value!(a^T x, x)
}

fn main() {}
