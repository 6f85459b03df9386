//! The Jacobian of a scalar is a row; the gradient is a column.

#![allow(non_snake_case)]

use chainrule::{Vector, jacobian};

fn slope(a: &Vector<3>, x: &Vector<3>) -> Vector<3> {
    jacobian!(a^T x, x)
}

fn main() {}
