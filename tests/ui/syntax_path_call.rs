//! Rust stands in braces.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>) -> Vector<3> {
    value!(w^T Vector::zeros())
}

fn main() {}
