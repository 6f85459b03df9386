//! logsumexp is of a vector.

use chainrule::value;

fn evidence(s: f64) -> f64 {
    value!(logsumexp(s))
}

fn main() {}
