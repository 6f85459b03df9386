//! A rectangle has no inverse, and its transpose has none.

use chainrule::{Matrix, Vector, value};

fn fit(a: &Matrix<5, 3>, b: &Vector<5>) -> Vector<3> {
    value!(a^-T b)
}

fn main() {}
