//! A size is a number.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(f64))
}

fn main() {}
