//! A size is not negative.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(-1))
}

fn main() {}
