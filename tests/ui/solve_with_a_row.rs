//! A right-hand side is a column.

use chainrule::{Matrix, RowVector, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &RowVector<3>) -> Vector<3> {
    value!(inv(a) b)
}

fn main() {}
