//! A Rust function is a constant, and stands in braces.

use chainrule::{Vector, value};

fn activation(x: &Vector<3>) -> f64 {
    x[0]
}

fn twice(x: &Vector<3>) -> f64 {
    value!(2 activation(x))
}

fn main() {}
