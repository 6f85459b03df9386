//! kron(A, B) has 6 columns.

use chainrule::{Matrix, Vector, value};

fn apply(a: &Matrix<2, 2>, b: &Matrix<3, 3>, x: &Vector<5>) -> Vector<6> {
    value!(kron(a, b) x)
}

fn main() {}
