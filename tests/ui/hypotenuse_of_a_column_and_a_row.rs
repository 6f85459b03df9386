//! A column and a row are two shapes.

use chainrule::{RowVector, Vector, value};

fn lengths(x: &Vector<3>, y: &RowVector<3>) -> Vector<3> {
    value!(hypot(x, y))
}

fn main() {}
