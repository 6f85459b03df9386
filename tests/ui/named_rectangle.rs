//! Square by its numbers, and not by its names.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    grad!(logdet(a), a; a: [M, N])
}

fn main() {}
