//! It takes two.

use chainrule::{Function, Vector, value};

struct Distance;

impl Function<(Vector<2>, Vector<2>)> for Distance {
    type Value = f64;

    fn value(&self, (x, y): &(Vector<2>, Vector<2>)) -> f64 {
        (x - y).norm()
    }

    fn pullback(&self, (x, y): &(Vector<2>, Vector<2>), &adjoint: &f64) -> (Vector<2>, Vector<2>) {
        let d = (x - y) * (adjoint / (x - y).norm());
        (d, -d)
    }
}

fn apart(x: &Vector<2>) -> f64 {
    value!(distance(x, x, x); fn distance = Distance)
}

fn main() {}
