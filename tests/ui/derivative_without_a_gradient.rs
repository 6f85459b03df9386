// A gradient is of a scalar, and y is a column.

use chainrule::{Matrix, Vector, derivative};

fn gradient(W: &Matrix<4, 3>, x: &Vector<4>) {
    let _ = derivative!(W^T x, W).gradient();
}

fn main() {}
