//! Sides beyond 16 are not in the table.

use chainrule::{Matrix, Vector, value};

fn flat(a: &Matrix<20, 3>) -> Vector<60> {
    value!(vec(a))
}

fn main() {}
