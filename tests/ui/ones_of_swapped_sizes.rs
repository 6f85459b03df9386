//! Rows first.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<2, 3>) -> Matrix<2, 3> {
    value!(a - ones(3, 2))
}

fn main() {}
