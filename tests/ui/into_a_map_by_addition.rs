//! A map is no sum.

use chainrule::{Matrix, Vector, derivative};

#[expect(non_snake_case)]
fn added(W: &Matrix<3, 2>, x: &Vector<3>) {
    let mut map = derivative!(W^T x, W);
    derivative!(W^T x, W; into += map);
}

fn main() {}
