//! A row has no diagonal.

use chainrule::{Matrix, RowVector, value};

fn scale(r: &RowVector<3>) -> Matrix<3, 3> {
    value!(diag(r))
}

fn main() {}
