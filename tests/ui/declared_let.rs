//! The shape of a `let` follows.

use chainrule::{Matrix, Vector, value};

fn energy(a: &Matrix<4, 3>, x: &Vector<3>) -> f64 {
    value!({ let y = a x; y^T y }; a: [M, N], x: [N], y: [M])
}

fn main() {}
