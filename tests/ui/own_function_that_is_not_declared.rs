//! A function of one's own stands behind a semicolon.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>, x: &Vector<3>) -> Vector<4> {
    value!(swish(w x))
}

fn main() {}
