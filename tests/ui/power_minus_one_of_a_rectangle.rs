//! Least squares is not a solve.

use chainrule::{Matrix, Vector, value};

fn fit(a: &Matrix<5, 3>, b: &Vector<5>) -> Vector<3> {
    value!(a^-1 b)
}

fn main() {}
