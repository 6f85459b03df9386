//! One of the two was to be b.

use chainrule::{Matrix, Vector, grad};

fn slopes(w: &Matrix<4, 3>, x: &Vector<3>, b: &Vector<4>) -> (Matrix<4, 3>, Vector<4>) {
    grad!(||w x + b||^2, w, w)
}

fn main() {}
