//! One number is no distribution.

use chainrule::value;

fn weight(s: f64) -> f64 {
    value!(softmax(s))
}

fn main() {}
