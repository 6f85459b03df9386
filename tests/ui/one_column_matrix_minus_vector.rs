//! A matrix of one column is not a vector.

use chainrule::{Matrix, Vector, value};

fn residual(y: &Matrix<5, 1>, x: &Matrix<5, 3>, w: &Vector<3>) -> f64 {
    value!(||y - x w||^2)
}

fn main() {}
