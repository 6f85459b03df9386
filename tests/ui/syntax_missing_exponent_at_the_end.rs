//! w to the power of what?

use chainrule::{Matrix, value};

fn square(w: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(w^)
}

fn main() {}
