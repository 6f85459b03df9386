// What ∂Y/∂W does to a differential is a contraction.

use chainrule::{Matrix, derivative};

fn differential(W: &Matrix<4, 3>, X: &Matrix<4, 2>, d: &Matrix<4, 3>) {
    let _ = derivative!(W^T X, W).to_dense() * *d;
}

fn main() {}
