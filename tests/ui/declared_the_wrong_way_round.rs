//! A wrong declaration is one error: nothing is said of what follows from it.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Vector<3>, w: &Matrix<4, 3>, x: &Vector<4>) -> Matrix<4, 3> {
    grad!(a^T w^T x, w; a: [N], x: [M], w: [N, M])
}

fn main() {}
