//! Arithmetic of sizes stands in braces.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(2 + 1))
}

fn main() {}
