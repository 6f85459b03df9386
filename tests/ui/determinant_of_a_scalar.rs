//! A scalar is its own determinant.

use chainrule::value;

fn volume(s: f64) -> f64 {
    value!(2 det(s))
}

fn main() {}
