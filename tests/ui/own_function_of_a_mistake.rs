//! One mistake, and not a second one of the function.

use chainrule::{Function, Matrix, Vector, value};

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

fn layer(w: &Matrix<2, 3>, x: &Vector<2>) -> f64 {
    value!(sum(direction(w x)); fn direction = Direction)
}

fn main() {}
