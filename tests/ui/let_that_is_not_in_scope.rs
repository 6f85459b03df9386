//! y is the block's own.

use chainrule::{Matrix, Vector, value};

fn loss(w: &Matrix<4, 3>, x: &Vector<4>) -> f64 {
    value!({ let y = w^T x; ||y||^2 } + sum(y))
}

fn main() {}
