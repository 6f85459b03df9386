//! A function by another name.

use chainrule::{Matrix, Vector, value};

fn f(a: &Matrix<2, 2>, b: &Vector<2>) -> Vector<2> {
    value!(solve(a, b))
}

fn main() {}
