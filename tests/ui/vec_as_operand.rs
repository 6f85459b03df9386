//! A Vec has no length in its type.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<3, 4>, x: &Vec<f64>) -> Vector<3> {
    value!(w x)
}

fn main() {}
