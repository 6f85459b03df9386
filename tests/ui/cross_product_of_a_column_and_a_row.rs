//! Two columns or two rows.

use chainrule::{RowVector, Vector, value};

fn turn(x: &Vector<3>, y: &RowVector<3>) -> Vector<3> {
    value!(cross(x, y))
}

fn main() {}
