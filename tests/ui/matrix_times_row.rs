//! A matrix times a row is no product.

use chainrule::{Matrix, RowVector, Vector, value};

fn apply(a: &Matrix<3, 2>, x: &RowVector<2>) -> Vector<3> {
    value!(a x)
}

fn main() {}
