//! An option each has a semicolon.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 3>, b: &Matrix<3, 3>) -> (Matrix<3, 3>, Matrix<3, 3>) {
    grad!(tr(a b), a, b; a: symmetric, b: symmetric)
}

fn main() {}
