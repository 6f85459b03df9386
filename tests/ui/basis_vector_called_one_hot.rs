//! A function by another name.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> f64 {
    value!(one_hot(3, 1)^T x)
}

fn main() {}
