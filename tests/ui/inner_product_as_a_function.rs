//! A function by another name.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> f64 {
    value!(inner(x, x))
}

fn main() {}
