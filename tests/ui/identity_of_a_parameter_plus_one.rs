//! Rust computes with no parameters in types.

use chainrule::value;

fn corner<const N: usize>() -> f64 {
    value!(sum(eye({ N + 1 })))
}

fn main() {}
