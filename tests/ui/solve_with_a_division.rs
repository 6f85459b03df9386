//! A matrix divides by its inverse.

use chainrule::{Matrix, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &Vector<3>) -> Vector<3> {
    value!(b / a)
}

fn main() {}
