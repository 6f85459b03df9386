//! Two arguments.

use chainrule::{Matrix, value};

fn repeat(a: &Matrix<2, 2>) -> Matrix<4, 4> {
    value!(kron(a))
}

fn main() {}
