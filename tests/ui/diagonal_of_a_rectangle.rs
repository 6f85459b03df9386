//! The diagonal is that of a square matrix.

use chainrule::{Matrix, Vector, value};

fn entries(a: &Matrix<3, 2>) -> Vector<2> {
    value!(diag(a))
}

fn main() {}
