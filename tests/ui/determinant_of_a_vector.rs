//! A vector has no determinant.

use chainrule::{Vector, value};

fn volume(x: &Vector<3>) -> f64 {
    value!(det(x))
}

fn main() {}
