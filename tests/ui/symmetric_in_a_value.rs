//! A value has no variables.

use chainrule::{Matrix, Vector, value};

fn energy(a: &Matrix<3, 3>, x: &Vector<3>) -> f64 {
    value!(x^T a x; a: symmetric)
}

fn main() {}
