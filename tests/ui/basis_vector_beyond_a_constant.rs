//! Entries are counted from 0.

use chainrule::{Vector, value};

const N: usize = 3;

fn last(x: &Vector<3>) -> f64 {
    value!(basis(N, 3)^T x)
}

fn main() {}
