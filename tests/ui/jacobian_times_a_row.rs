//! The chain rule wants the Jacobian of 3 entries on the right of a row of 3.

#![allow(non_snake_case)]

use chainrule::{Matrix, RowVector, Vector, jacobian};

fn chain(W: &Matrix<3, 2>, x: &Vector<2>, a: &RowVector<2>) -> RowVector<2> {
    a * jacobian!(W x, x)
}

fn main() {}
