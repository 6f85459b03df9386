//! The absolute value is abs.

use chainrule::value;

fn distance(a: f64, b: f64) -> f64 {
    value!(||a - b||_1)
}

fn main() {}
