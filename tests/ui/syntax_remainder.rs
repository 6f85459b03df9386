//! There is no remainder of matrices.

use chainrule::value;

fn odd(s: f64) -> f64 {
    value!(s % 2)
}

fn main() {}
