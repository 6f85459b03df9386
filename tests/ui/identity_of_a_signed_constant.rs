//! A size is a `usize`.

use chainrule::{Matrix, value};

const SIZE: i32 = 3;

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(SIZE))
}

fn main() {}
