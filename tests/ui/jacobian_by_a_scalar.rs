//! The derivative by a scalar is one in a direction.

#![allow(non_snake_case)]

use chainrule::{Vector, jacobian};

fn slope(t: f64, x: &Vector<2>) -> Vector<2> {
    jacobian!(t x, t)
}

fn main() {}
