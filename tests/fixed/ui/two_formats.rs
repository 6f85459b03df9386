//! Wrapping and saturating numbers in one expression.

use chainrule::{Vector, value};
use fixed::{Saturating, Wrapping, types::I16F16};

fn dot(x: &Vector<3, Wrapping<I16F16>>, y: &Vector<3, Saturating<I16F16>>) -> Wrapping<I16F16> {
    value!(x^T y)
}

fn main() {}
