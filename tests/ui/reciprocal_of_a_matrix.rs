//! A matrix has an inverse, and nothing is divided by it.

use chainrule::{Matrix, value};

fn inverse(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(1 / a)
}

fn main() {}
