//! One expression computes in one type of number.

use chainrule::{Function, Vector, value};

struct Length;

impl Function<Vector<2, f32>> for Length {
    type Value = f64;

    fn value(&self, x: &Vector<2, f32>) -> f64 {
        f64::from(x[0])
    }

    fn pullback(&self, _: &Vector<2, f32>, &adjoint: &f64) -> Vector<2, f32> {
        Vector::new([adjoint as f32, 0.0])
    }
}

fn scaled(x: &Vector<2, f32>) -> Vector<2, f32> {
    value!(length(x) x; fn length = Length)
}

fn main() {}
