//! Entries are counted from 0.

use chainrule::{Vector, value};

fn last(x: &Vector<3>) -> f64 {
    value!(basis(3, 3)^T x)
}

fn main() {}
