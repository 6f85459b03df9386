//! An inner product of 3 and 2 entries.

use chainrule::{Vector, value};

fn score(a: &Vector<3>, x: &Vector<2>) -> f64 {
    value!(a^T x)
}

fn main() {}
