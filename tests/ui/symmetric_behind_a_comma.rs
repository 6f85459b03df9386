//! A structure stands behind a semicolon.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    grad!(logdet(a), a: symmetric)
}

fn main() {}
