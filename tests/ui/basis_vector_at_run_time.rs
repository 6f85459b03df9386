//! An entry at run time is Rust.

use chainrule::{Vector, value};

fn entry(x: &Vector<3>, i: usize) -> f64 {
    value!(basis(3, i)^T x)
}

fn main() {}
