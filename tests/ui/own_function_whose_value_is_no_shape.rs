//! A value is a scalar, a vector or a matrix.

use chainrule::{Function, Vector, value};

struct Halves;

impl Function<Vector<4>> for Halves {
    type Value = (Vector<2>, Vector<2>);

    fn value(&self, x: &Vector<4>) -> (Vector<2>, Vector<2>) {
        (Vector::new([x[0], x[1]]), Vector::new([x[2], x[3]]))
    }

    fn pullback(&self, _: &Vector<4>, (y, z): &(Vector<2>, Vector<2>)) -> Vector<4> {
        Vector::new([y[0], y[1], z[0], z[1]])
    }
}

fn split(x: &Vector<4>) -> f64 {
    value!(2 sum(halves(x)); fn halves = Halves)
}

fn main() {}
