//! Dimensions of a value that does not occur.

use chainrule::{Vector, value};

fn norm(weights: &Vector<3>) -> f64 {
    value!(||weights||^2; weight: [N])
}

fn main() {}
