//! eye is a function.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye)
}

fn main() {}
