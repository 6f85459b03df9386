//! Scalars multiply.

use chainrule::{Vector, value};

fn work(s: f64, x: &Vector<3>) -> f64 {
    value!(dot(x, s))
}

fn main() {}
