//! A vector has no trace.

use chainrule::{Vector, value};

fn total(x: &Vector<3>) -> f64 {
    value!(tr(x))
}

fn main() {}
