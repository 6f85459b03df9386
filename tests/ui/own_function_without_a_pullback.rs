//! A gradient needs the derivative.

use chainrule::{Function, Vector, grad};

struct Direction;

impl Function<Vector<2>> for Direction {
    type Value = Vector<2>;

    fn value(&self, x: &Vector<2>) -> Vector<2> {
        *x / x.norm()
    }
}

fn slope(a: &Vector<2>, x: &Vector<2>) -> Vector<2> {
    grad!(a^T direction(x), x; fn direction = Direction)
}

fn main() {}
