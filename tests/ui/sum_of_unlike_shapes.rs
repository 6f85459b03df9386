//! A 2 x 3 and a 3 x 2 matrix.

use chainrule::{Matrix, value};

fn symmetrize(a: &Matrix<2, 3>, b: &Matrix<3, 2>) -> Matrix<2, 3> {
    value!(a + b)
}

fn main() {}
