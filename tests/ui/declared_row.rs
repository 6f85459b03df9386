//! A matrix of one row is no row vector.

use chainrule::{Matrix, Vector, value};

fn product(a: &Matrix<1, 3>, x: &Vector<3>) -> Vector<1> {
    value!(a x; a: [1, N], x: [N])
}

fn main() {}
