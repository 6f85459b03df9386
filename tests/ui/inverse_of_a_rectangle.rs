//! A rectangle has no inverse.

use chainrule::{Matrix, value};

fn undo(a: &Matrix<3, 2>) -> Matrix<2, 3> {
    value!(inv(a))
}

fn main() {}
