//! A name of numpy.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>, b: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(matmul(a, b))
}

fn main() {}
