//! A method of Rust is a function here.

use chainrule::{Matrix, Vector, value};

fn f(a: &Matrix<2, 2>, b: &Vector<2>) -> Vector<2> {
    value!(a.lu().solve(b))
}

fn main() {}
