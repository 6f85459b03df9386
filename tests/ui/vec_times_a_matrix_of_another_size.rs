//! vec(B) has 6 entries, and A 4 columns.

use chainrule::{Matrix, Vector, value};

fn commute(a: &Matrix<6, 4>, b: &Matrix<2, 3>) -> Vector<6> {
    value!(a vec(b))
}

fn main() {}
