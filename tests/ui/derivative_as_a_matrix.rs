// ∂(Wᵀx)/∂W is of third order.

use chainrule::{Matrix, Vector, derivative};

fn dense(W: &Matrix<4, 3>, x: &Vector<4>) -> Matrix<3, 12> {
    derivative!(W^T x, W).to_dense()
}

fn main() {}
