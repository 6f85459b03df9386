//! One name has one value.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>, x: &Vector<4>, b: &Vector<4>) -> Vector<3> {
    value!(w^T x + b; w: [M, N], x: [M], b: [N])
}

fn main() {}
