//! Of a function of one's own there is no second derivative.

use chainrule::{Elementwise, Matrix, Vector, hessian};

struct Cube;

impl Elementwise<f64> for Cube {
    fn value(&self, x: f64) -> f64 {
        x * x * x
    }

    fn derivative(&self, x: f64) -> f64 {
        3.0 * x * x
    }
}

fn derivative(x: &Vector<2>) -> Matrix<2, 2> {
    hessian!(sum(cube(x)), x; fn cube = Cube)
}

fn main() {}
