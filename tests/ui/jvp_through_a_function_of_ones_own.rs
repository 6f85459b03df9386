//! Of a function of one's own there is no derivative forwards.

use chainrule::{Elementwise, Vector, jvp};

struct Cube;

impl Elementwise<f64> for Cube {
    fn value(&self, x: f64) -> f64 {
        x * x * x
    }

    fn derivative(&self, x: f64) -> f64 {
        3.0 * x * x
    }
}

fn derivative(x: &Vector<2>) -> f64 {
    jvp!(sum(cube(x)), x, x; fn cube = Cube)
}

fn main() {}
