//! A closure has no derivative.

use chainrule::{Matrix, Vector, grad};

fn layer(w: &Matrix<4, 3>, x: &Vector<3>) -> Matrix<4, 3> {
    grad!(sum(twice(w x)), w; fn twice = |x| 2.0 * x)
}

fn main() {}
