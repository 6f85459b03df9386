//! Shapes are checked as ever.

use chainrule::{Matrix, Vector, value};
use fixed::{Saturating, types::I16F16};

fn layer(w: &Matrix<4, 3, Saturating<I16F16>>, x: &Vector<4, Saturating<I16F16>>) -> Vector<3, Saturating<I16F16>> {
    value!(w x)
}

fn main() {}
