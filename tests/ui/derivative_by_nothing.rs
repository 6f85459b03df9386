// By which variable?

use chainrule::{Matrix, Vector, derivative};

fn nothing(W: &Matrix<4, 3>, x: &Vector<4>) {
    derivative!(W^T x);
}

fn main() {}
