//! What is wrong is y itself, and a^T y is not blamed.

use chainrule::{Matrix, Vector, grad};

fn slope(w: &Matrix<4, 3>, x: &Vector<4>, a: &Vector<3>) -> Matrix<4, 3> {
    grad!({ let y = w x; a^T y }, w)
}

fn main() {}
