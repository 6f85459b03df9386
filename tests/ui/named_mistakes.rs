//! Two mistakes by name are two errors, and what follows from them none.

use chainrule::{Matrix, Vector, value};

fn total(w: &Matrix<3, 3>, x: &Vector<3>, b: &Vector<3>) -> Vector<3> {
    value!(tanh(w x) + w^T b; w: [M, N], x: [M], b: [N])
}

fn main() {}
