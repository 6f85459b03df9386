// The shapes of the expression itself are checked, too.

use chainrule::{Matrix, Vector, derivative};

fn unlike(W: &Matrix<4, 3>, x: &Vector<4>) {
    derivative!(W x, W);
}

fn main() {}
