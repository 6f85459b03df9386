//! A value is needed, not a type.

use chainrule::{Elementwise, Vector, value};

struct Huber {
    delta: f64,
}

impl Elementwise<f64> for Huber {
    fn value(&self, x: f64) -> f64 {
        x.abs().min(self.delta)
    }

    fn derivative(&self, x: f64) -> f64 {
        if x.abs() < self.delta { x.signum() } else { 0.0 }
    }
}

fn layer(x: &Vector<3>) -> Vector<3> {
    value!(huber(x); fn huber = Huber)
}

fn main() {}
