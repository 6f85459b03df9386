// A derivative is one map, of one variable.

use chainrule::{Matrix, Vector, derivative};

fn both(W: &Matrix<4, 3>, x: &Vector<4>) {
    derivative!(W^T x, W, x);
}

fn main() {}
