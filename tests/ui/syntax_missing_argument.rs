//! The first argument is missing.

use chainrule::{Vector, value};

fn energy(x: &Vector<3>) -> f64 {
    value!(dot(, x))
}

fn main() {}
