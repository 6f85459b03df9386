//! The same within a longer expression: only the product is wrong.

use chainrule::{Matrix, Vector, grad};

fn step(w: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) -> Matrix<4, 3> {
    grad!(||sigmoid(w x) - y||^2, w)
}

fn main() {}
