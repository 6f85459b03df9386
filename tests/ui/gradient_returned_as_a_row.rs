//! A gradient by a column is a column.

use chainrule::{Matrix, RowVector, Vector, grad};

fn slope(a: &Matrix<3, 3>, x: &Vector<3>) -> RowVector<3> {
    grad!(x^T a x, x)
}

fn main() {}
