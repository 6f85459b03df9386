//! outer transposes by itself.

use chainrule::{Matrix, Vector, value};

fn both(x: &Vector<2>, y: &Vector<3>) -> Matrix<2, 3> {
    value!(outer(x, y^T))
}

fn main() {}
