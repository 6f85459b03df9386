//! For matrices there is `:`.

use chainrule::{Matrix, value};

fn overlap(a: &Matrix<2, 3>, b: &Matrix<2, 3>) -> f64 {
    value!(dot(a, b))
}

fn main() {}
