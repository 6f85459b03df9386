//! A slip of the pen in the variable's name.

use chainrule::{Matrix, Vector, grad};

fn slope(weights: &Matrix<4, 3>, x: &Vector<4>) -> Matrix<4, 3> {
    grad!(||weights^T x||^2, wieghts)
}

fn main() {}
