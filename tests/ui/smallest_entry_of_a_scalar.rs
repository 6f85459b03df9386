//! min is of a vector.

use chainrule::value;

fn least(s: f64) -> f64 {
    value!(min(s))
}

fn main() {}
