//! The adjoint of x has the shape of x.

use chainrule::{Function, Vector, grad};

struct Length;

impl Function<Vector<2>> for Length {
    type Value = f64;

    fn value(&self, x: &Vector<2>) -> f64 {
        x.norm()
    }

    fn pullback(&self, x: &Vector<2>, &adjoint: &f64) -> f64 {
        adjoint * x.norm()
    }
}

fn slope(x: &Vector<2>) -> Vector<2> {
    grad!(length(x), x; fn length = Length)
}

fn main() {}
