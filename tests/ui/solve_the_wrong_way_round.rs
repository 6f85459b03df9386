//! The inverse stands on the left of what it solves for.

use chainrule::{Matrix, value};

fn solve(a: &Matrix<3, 3>, b: &Matrix<3, 5>) -> Matrix<3, 5> {
    value!(b a^-1)
}

fn main() {}
