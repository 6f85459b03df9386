//! What is not differentiated by needs no structure.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Matrix<3, 3>, x: &Vector<3>) -> Vector<3> {
    grad!(x^T a x, x; a: symmetric)
}

fn main() {}
