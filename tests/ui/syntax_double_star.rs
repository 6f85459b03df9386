//! Python's power.

use chainrule::{Vector, value};

fn energy(x: &Vector<3>) -> f64 {
    value!(sum(x ** 2))
}

fn main() {}
