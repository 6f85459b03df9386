//! A sum in which a transpose is missing.

use chainrule::{Matrix, value};

fn sum(a: &Matrix<3, 3>, b: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + b; a: [M, N], b: [N, M])
}

fn main() {}
