//! `ones(3)` is a column.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + ones(3))
}

fn main() {}
