//! Two arguments.

use chainrule::{Matrix, value};

fn repeat(a: &Matrix<2, 2>) -> Matrix<8, 8> {
    value!(kron(a, a, a))
}

fn main() {}
