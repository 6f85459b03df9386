//! The message speaks of y, as the block does.

use chainrule::{Matrix, Vector, value};

fn loss(w: &Matrix<4, 3>, x: &Vector<4>, a: &Vector<4>) -> f64 {
    value!({ let y = w^T x; a^T y })
}

fn main() {}
