//! Columns on the left, rows on the right: 3 and 2.

use chainrule::{Matrix, value};

fn compose(outer: &Matrix<4, 3>, inner: &Matrix<2, 5>) -> Matrix<4, 5> {
    value!(outer inner)
}

fn main() {}
