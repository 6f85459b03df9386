//! A gradient is of a scalar.

use chainrule::{Matrix, Vector, grad};

fn slope(w: &Matrix<4, 3>, x: &Vector<4>) -> Matrix<4, 3> {
    grad!(w^T x, w)
}

fn main() {}
