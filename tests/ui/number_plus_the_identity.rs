//! A number is no multiple of the identity.

use chainrule::{Matrix, value};

fn sum() -> Matrix<3, 3> {
    value!(1 + eye(3))
}

fn main() {}
