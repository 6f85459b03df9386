//! b has an entry for every column of A, but A x has one for every row.

use chainrule::{Matrix, Vector, value};

fn residual(a: &Matrix<5, 3>, x: &Vector<3>, b: &Vector<3>) -> f64 {
    value!(||a x - b||^2)
}

fn main() {}
