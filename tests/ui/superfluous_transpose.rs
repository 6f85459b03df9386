//! A has a column for every entry of x as it is.

use chainrule::{Matrix, Vector, value};

fn residual(a: &Matrix<5, 2>, x: &Vector<2>, b: &Vector<5>) -> f64 {
    value!(||a^T x - b||^2)
}

fn main() {}
