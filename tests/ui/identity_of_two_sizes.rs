//! An identity is square.

use chainrule::{Matrix, value};

fn padded(a: &Matrix<3, 4>) -> Matrix<3, 4> {
    value!(a + eye(3, 4))
}

fn main() {}
