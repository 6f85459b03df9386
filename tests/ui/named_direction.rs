//! A direction of the variable's size, and of another name.

use chainrule::{Matrix, Vector, jvp};

fn along(a: &Matrix<3, 3>, x: &Vector<3>, d: &Vector<3>) -> Vector<3> {
    jvp!(tanh(a x), x, d; a: [M, N], x: [N], d: [M])
}

fn main() {}
