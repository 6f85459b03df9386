//! A variable is a name.

use chainrule::{Matrix, Vector, grad};

fn slope(w: &Matrix<4, 3>, x: &Vector<4>) -> Vector<3> {
    grad!(||w^T x||^2, w^T x)
}

fn main() {}
