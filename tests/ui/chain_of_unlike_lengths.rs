// y has 3 entries in one derivative and 4 in the other.

use chainrule::{Matrix, Vector, derivative};

fn gradient(a: &Vector<4>, W: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<4>) {
    let dz_dy = derivative!(a^T y, y);
    let dy_dw = derivative!(W^T x, W);
    let _ = dz_dy.chain(&dy_dw);
}

fn main() {}
