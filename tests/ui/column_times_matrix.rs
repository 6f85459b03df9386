//! x stands on the wrong side, or lacks its transpose.

use chainrule::{Matrix, RowVector, Vector, value};

fn weighted(x: &Vector<3>, a: &Matrix<3, 2>) -> RowVector<2> {
    value!(x * a)
}

fn main() {}
