//! Of a scalar it is a logarithm.

use chainrule::value;

fn evidence(s: f64) -> f64 {
    value!(logdet(s))
}

fn main() {}
