//! Two of one kind.

use chainrule::{Matrix, Vector, value};

fn repeat(a: &Matrix<2, 2>, x: &Vector<3>) -> Matrix<6, 2> {
    value!(kron(a, x))
}

fn main() {}
