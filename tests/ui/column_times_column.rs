//! Neither the inner nor the outer product: a transpose is missing.

use chainrule::{Matrix, Vector, value};

fn outer(x: &Vector<4>, a: &Vector<3>) -> Matrix<4, 3> {
    value!(x a)
}

fn main() {}
