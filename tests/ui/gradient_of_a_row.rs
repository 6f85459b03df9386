//! The numerator layout's row is not a scalar either.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Vector<4>, w: &Matrix<4, 3>) -> Matrix<4, 3> {
    grad!(a^T w, w)
}

fn main() {}
