//! An identity matrix of a constant's size, which is another dimension.

use chainrule::{Matrix, value};

const K: usize = 3;

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(a + eye(K); a: [N, N])
}

fn main() {}
