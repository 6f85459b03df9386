//! One expression computes in one precision.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<3, 4, f32>, x: &Vector<4>) -> Vector<3, f32> {
    value!(w x)
}

fn main() {}
