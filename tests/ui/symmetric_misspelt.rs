//! A slip of the pen.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    grad!(logdet(a), a; a: symetric)
}

fn main() {}
