//! A quotient of matrices is a solve.

use chainrule::{Matrix, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &Vector<3>) -> Vector<3> {
    value!(b / a)
}

fn main() {}
