//! Two arguments.

use chainrule::{Matrix, Vector, value};

fn both(x: &Vector<3>) -> Matrix<3, 3> {
    value!(outer(x))
}

fn main() {}
