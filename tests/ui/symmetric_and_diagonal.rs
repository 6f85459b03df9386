//! One structure.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    grad!(logdet(a), a; a: symmetric; a: diagonal)
}

fn main() {}
