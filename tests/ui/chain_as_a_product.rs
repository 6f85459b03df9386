// The derivatives of z = aᵀ y and y = Wᵀ x are multiplied like matrices.

use chainrule::{Matrix, Vector, derivative};

fn gradient(a: &Vector<3>, W: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) {
    let dz_dy = derivative!(a^T y, y);
    let dy_dw = derivative!(W^T x, W);
    let _ = dz_dy * dy_dw;
}

fn main() {}
