//! Two names are two dimensions, whatever their values.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<3, 3>, x: &Vector<3>) -> Vector<3> {
    value!(w x; w: [M, N], x: [M])
}

fn main() {}
