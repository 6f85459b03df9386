//! outer takes two columns.

use chainrule::{Matrix, RowVector, value};

fn both(x: &RowVector<2>, y: &RowVector<3>) -> Matrix<2, 3> {
    value!(outer(x, y))
}

fn main() {}
