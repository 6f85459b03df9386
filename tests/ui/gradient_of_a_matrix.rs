//! A gradient is of a scalar.

use chainrule::{Matrix, value_and_grad};

fn gram(a: &Matrix<4, 3>) -> (Matrix<3, 3>, Matrix<4, 3>) {
    value_and_grad!(a^T a, a)
}

fn main() {}
