//! A value has one shape.

use chainrule::{Vector, value};

fn norm(x: &Vector<3>) -> f64 {
    value!(||x||^2; x: [N]; x: [M])
}

fn main() {}
