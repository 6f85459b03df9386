//! A plain format panics beyond its range, in a debug build.

use chainrule::{Matrix, Vector, value};
use fixed::types::I16F16;

fn product(a: &Matrix<2, 2, I16F16>, x: &Vector<2, I16F16>) -> Vector<2, I16F16> {
    value!(a x)
}

fn main() {}
