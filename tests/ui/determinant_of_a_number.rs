//! A determinant is of a matrix.

use chainrule::value;

fn determinant(s: f64) -> f64 {
    value!(s + det(3))
}

fn main() {}
