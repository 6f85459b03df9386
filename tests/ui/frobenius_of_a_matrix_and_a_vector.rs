//! Both sides of `:` have one shape.

use chainrule::{Matrix, Vector, value};

fn overlap(a: &Matrix<3, 1>, x: &Vector<3>) -> f64 {
    value!(a : x)
}

fn main() {}
