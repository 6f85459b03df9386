//! The absolute value is abs.

use chainrule::{Vector, value};

fn distance(a: &Vector<3>, x: &Vector<3>, b: f64) -> f64 {
    value!(||a^T x - b||)
}

fn main() {}
