//! A rectangle is not symmetric.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 2>) -> Matrix<3, 2> {
    grad!(||a||^2, a; a: symmetric)
}

fn main() {}
