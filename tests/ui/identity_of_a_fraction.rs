//! A size is a whole number.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(2.5))
}

fn main() {}
