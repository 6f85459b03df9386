//! A scalar times a matrix is a product.

use chainrule::{Matrix, value};

fn repeat(s: f64, a: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(kron(s, a))
}

fn main() {}
