//! A value is a scalar, a vector or a matrix.

use chainrule::{Function, Vector, value};

struct Largest;

impl Function<Vector<4>> for Largest {
    type Value = usize;

    fn value(&self, x: &Vector<4>) -> usize {
        usize::from(x[1] > x[0])
    }

    fn pullback(&self, _: &Vector<4>, _: &usize) -> Vector<4> {
        Vector::zeros()
    }
}

fn entry(x: &Vector<4>) -> f64 {
    value!(2 largest(x); fn largest = Largest)
}

fn main() {}
