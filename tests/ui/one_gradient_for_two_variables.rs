//! Two variables give a pair.

use chainrule::{Matrix, Vector, grad};

fn slope(w: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) -> Matrix<4, 3> {
    grad!(||w^T x - y||^2, w, x)
}

fn main() {}
