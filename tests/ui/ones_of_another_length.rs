//! Three ones, four entries.

use chainrule::{Vector, value};

fn total(x: &Vector<4>) -> f64 {
    value!(ones(3)^T x)
}

fn main() {}
