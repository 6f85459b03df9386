//! The sum of what?

use chainrule::value;

fn total() -> f64 {
    value!(sum())
}

fn main() {}
