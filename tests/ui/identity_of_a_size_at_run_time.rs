//! The compiler does not know n.

use chainrule::{Matrix, value};

fn shifted(a: &Matrix<3, 3>) -> Matrix<3, 3> {
    let n = 3;
    value!(a + eye(n))
}

fn main() {}
