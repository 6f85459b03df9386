//! An expression, not a condition.

use chainrule::value;

fn small(s: f64) -> bool {
    value!(s < 1)
}

fn main() {}
