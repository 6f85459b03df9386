//! A determinant is arithmetic, its logarithm is not.

use chainrule::{Matrix, value};
use fixed::{Wrapping, types::I16F16};

fn volume(a: &Matrix<3, 3, Wrapping<I16F16>>) -> Wrapping<I16F16> {
    value!(logdet(a))
}

fn main() {}
