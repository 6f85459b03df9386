//! Declarations stand behind a semicolon.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<4, 3>) -> Matrix<4, 3> {
    grad!(sum(a), a, a: [M, N])
}

fn main() {}
