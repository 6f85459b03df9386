//! outer takes two columns.

use chainrule::{Matrix, Vector, value};

fn both(a: &Matrix<2, 2>, y: &Vector<3>) -> Matrix<2, 3> {
    value!(outer(a, y))
}

fn main() {}
