//! max is of a vector.

use chainrule::{Matrix, value};

fn worst(a: &Matrix<2, 3>) -> f64 {
    value!(max(a))
}

fn main() {}
