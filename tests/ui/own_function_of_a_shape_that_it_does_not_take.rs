//! It is of 2 entries.

use chainrule::{Function, Vector, value};

struct Direction;

impl Function<Vector<2>> for Direction {
    type Value = Vector<2>;

    fn value(&self, x: &Vector<2>) -> Vector<2> {
        *x / x.norm()
    }

    fn pullback(&self, x: &Vector<2>, adjoint: &Vector<2>) -> Vector<2> {
        let y = self.value(x);
        (adjoint - y * y.dot(adjoint)) / x.norm()
    }
}

fn length(x: &Vector<3>) -> f64 {
    value!(sum(direction(x)); fn direction = Direction)
}

fn main() {}
