//! The product of the factors is U V^T.

use chainrule::{Matrix, value_and_grad};

fn factorize(m: &Matrix<4, 5>, u: &Matrix<4, 2>, v: &Matrix<5, 2>) -> (f64, Matrix<4, 2>) {
    value_and_grad!(norm2(m - u * v)^2, u)
}

fn main() {}
