//! The block ends with its value.

use chainrule::{Matrix, Vector, value};

fn loss(w: &Matrix<4, 3>, x: &Vector<4>) -> f64 {
    value!({ let y = w^T x; })
}

fn main() {}
