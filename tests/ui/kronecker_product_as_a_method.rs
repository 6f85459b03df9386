//! A method of Rust is a function here.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>, b: &Matrix<2, 2>) -> Matrix<4, 4> {
    value!(a.kron(b))
}

fn main() {}
