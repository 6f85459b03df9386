//! An array is not a vector until it is made one.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<3, 4>, x: &[f64; 4]) -> Vector<3> {
    value!(w x)
}

fn main() {}
