// The table of products ends at 16 times 16.

use chainrule::{Matrix, derivative};

fn stacked(W: &Matrix<32, 32>) {
    let _ = derivative!(W W, W).vec_jacobian();
}

fn main() {}
