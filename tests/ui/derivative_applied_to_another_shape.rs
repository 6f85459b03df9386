// A differential of W has the shape of W.

use chainrule::{Matrix, Vector, derivative};

fn differential(W: &Matrix<4, 3>, x: &Vector<4>, d: &Matrix<3, 4>) -> Vector<3> {
    derivative!(W^T x, W).apply(d)
}

fn main() {}
