// The inner derivative is chained to the outer one instead of the other way round.

use chainrule::{Matrix, Vector, derivative};

fn gradient(a: &Vector<3>, W: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) {
    let dz_dy = derivative!(a^T y, y);
    let dy_dw = derivative!(W^T x, W);
    let _ = dy_dw.chain(&dz_dy);
}

fn main() {}
