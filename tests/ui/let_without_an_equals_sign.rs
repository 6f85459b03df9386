//! y = w^T x.

use chainrule::{Matrix, Vector, value};

fn loss(w: &Matrix<4, 3>, x: &Vector<4>, a: &Vector<3>) -> f64 {
    value!({ let y w^T x; a^T y })
}

fn main() {}
