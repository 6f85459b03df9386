//! 2 and 3.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + 0.1 eye(2))
}

fn main() {}
