//! A mistake by name does not hide one that the types find.

use chainrule::{Matrix, Vector, value};

fn total(w: &Matrix<3, 3>, x: &Vector<3>, y: &Vector<4>) -> f64 {
    value!(||w x||^2 + x^T y; w: [M, N], x: [M])
}

fn main() {}
