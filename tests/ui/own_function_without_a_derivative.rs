//! A gradient needs the derivative.

use chainrule::{Elementwise, Vector, grad};

struct Square;

impl Elementwise<f64> for Square {
    fn value(&self, x: f64) -> f64 {
        x * x
    }
}

fn slope(x: &Vector<2>) -> Vector<2> {
    grad!(sum(square(x)), x; fn square = Square)
}

fn main() {}
