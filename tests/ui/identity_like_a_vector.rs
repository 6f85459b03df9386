//! A size is a number, and not a vector to be like.

use chainrule::{Matrix, Vector, value};

fn like(x: &Vector<3>) -> Matrix<3, 3> {
    value!(eye(x) + x x^T)
}

fn main() {}
