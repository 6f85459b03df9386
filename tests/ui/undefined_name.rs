//! No such value is in scope.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<3, 4>, x: &Vector<4>) -> Vector<3> {
    value!(w x + bias)
}

fn main() {}
