//! A scalar has no columns.

use chainrule::value;

fn flat(s: f64) -> f64 {
    value!(sum(vec(s)))
}

fn main() {}
