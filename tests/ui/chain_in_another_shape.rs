// The gradient by W has the shape of W, and not of its transpose.

use chainrule::{Matrix, Vector, derivative};

fn gradient(a: &Vector<3>, W: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) -> Matrix<3, 4> {
    let dz_dy = derivative!(a^T y, y);
    let dy_dw = derivative!(W^T x, W);
    dz_dy.chain(&dy_dw).gradient()
}

fn main() {}
