//! A solve is a product.

use chainrule::{Matrix, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &Vector<3>) -> Vector<3> {
    value!(inv(a, b))
}

fn main() {}
