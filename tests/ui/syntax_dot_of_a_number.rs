//! Rust reads 2. as a number: this would be a matrix product.

use chainrule::{Matrix, value};

fn squares(a: &Matrix<3, 3>, b: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a.^2.*b)
}

fn main() {}
