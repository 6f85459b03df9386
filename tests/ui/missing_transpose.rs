//! The layer is W^T x: the rows of W belong to the entries of x.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>, x: &Vector<4>) -> Vector<3> {
    value!(w x)
}

fn main() {}
