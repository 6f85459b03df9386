//! A matrix has two sides.

use chainrule::value;

fn cube() -> f64 {
    value!(sum(ones(2, 2, 2)))
}

fn main() {}
