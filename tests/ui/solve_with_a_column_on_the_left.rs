//! The inverse stands on the left of a column.

use chainrule::{Matrix, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &Vector<3>) -> Vector<3> {
    value!(b a^-1)
}

fn main() {}
