//! A scalar has no diagonal.

use chainrule::{Matrix, value};

fn scale(s: f64) -> Matrix<3, 3> {
    value!(diag(s))
}

fn main() {}
