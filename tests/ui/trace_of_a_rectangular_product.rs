//! A B is 2 x 4.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<2, 3>, b: &Matrix<3, 4>) -> Matrix<2, 3> {
    grad!(tr(a b), a)
}

fn main() {}
