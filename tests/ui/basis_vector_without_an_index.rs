//! A basis vector has a length and an index.

use chainrule::{Vector, value};

fn last(x: &Vector<3>) -> f64 {
    value!(basis(3)^T x)
}

fn main() {}
