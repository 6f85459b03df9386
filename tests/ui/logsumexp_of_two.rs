//! One vector.

use chainrule::value;

fn soft_maximum(s: f64, t: f64) -> f64 {
    value!(logsumexp(s, t))
}

fn main() {}
