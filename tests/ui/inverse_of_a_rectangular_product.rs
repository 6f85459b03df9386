//! J^T J is square, and J^T K is not.

use chainrule::{Matrix, value};

fn undo(j: &Matrix<5, 3>, k: &Matrix<5, 2>) -> Matrix<2, 3> {
    value!((j^T k)^-1)
}

fn main() {}
