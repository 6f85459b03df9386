// The inner derivative is of a row, and the outer one by the column.

use chainrule::{Matrix, Vector, derivative};

fn gradient(a: &Vector<3>, W: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) {
    let dz_dy = derivative!(a^T y, y);
    let dy_dw = derivative!(x^T W, W);
    let _ = dz_dy.chain(&dy_dw);
}

fn main() {}
