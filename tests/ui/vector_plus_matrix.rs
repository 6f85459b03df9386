//! Elsewhere this adds x to every row.

use chainrule::{Matrix, Vector, value};

fn biased(x: &Vector<3>, a: &Matrix<3, 3>) -> Matrix<3, 3> {
    value!(x + a)
}

fn main() {}
