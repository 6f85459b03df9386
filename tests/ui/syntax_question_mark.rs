//! Rust stands in braces.

use chainrule::value;

fn next(s: Option<f64>) -> Option<f64> {
    Some(value!(s? + 1))
}

fn main() {}
