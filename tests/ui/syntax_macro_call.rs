//! Rust stands in braces.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>) -> Vector<3> {
    value!(w^T chainrule::vector![1.0, 2.0, 3.0, 4.0])
}

fn main() {}
