// An adjoint of Wᵀx has its length.

use chainrule::{Matrix, Vector, derivative};

fn adjoint(W: &Matrix<4, 3>, x: &Vector<4>, u: &Vector<4>) -> Matrix<4, 3> {
    derivative!(W^T x, W).pullback(u)
}

fn main() {}
