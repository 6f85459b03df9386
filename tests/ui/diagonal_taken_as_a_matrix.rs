//! diag of a matrix is a column.

use chainrule::{Matrix, value};

fn jacobi(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a - diag(a))
}

fn main() {}
