//! It is of 2 entries.

use chainrule::{Function, Matrix, Vector, grad};

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

fn length(a: &Matrix<2, 2>) -> Matrix<2, 2> {
    grad!(sum(direction(a)), a; fn direction = Direction)
}

fn main() {}
