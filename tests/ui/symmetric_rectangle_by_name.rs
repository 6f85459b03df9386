//! A symmetric matrix has one dimension.

use chainrule::{Matrix, grad};

fn slope(s: &Matrix<3, 3>) -> Matrix<3, 3> {
    grad!(sum(s), s; s: symmetric [M, N])
}

fn main() {}
