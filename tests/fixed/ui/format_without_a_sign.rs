//! There is no gradient without a sign.

use chainrule::{Vector, grad};
use fixed::{Wrapping, types::U16F16};

fn gradient(x: &Vector<2, Wrapping<U16F16>>) -> Vector<2, Wrapping<U16F16>> {
    grad!(x^T x, x)
}

fn main() {}
