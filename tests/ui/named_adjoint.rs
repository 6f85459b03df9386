//! An adjoint of the expression's size, and of another name.

use chainrule::{Matrix, Vector, vjp};

fn pulled(a: &Matrix<3, 3>, x: &Vector<3>, u: &Vector<3>) -> Vector<3> {
    vjp!(a x, x, u; a: [M, N], x: [N], u: [N])
}

fn main() {}
