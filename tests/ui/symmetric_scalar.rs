//! A scalar is not symmetric.

use chainrule::grad;

fn slope(s: f64) -> f64 {
    grad!(s^2, s; s: symmetric)
}

fn main() {}
