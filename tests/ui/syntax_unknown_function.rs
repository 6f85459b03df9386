//! A slip of the pen.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>, x: &Vector<4>) -> Vector<3> {
    value!(tahn(w^T x))
}

fn main() {}
