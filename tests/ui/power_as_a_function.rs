//! A name of numpy.

use chainrule::value;

fn f(s: f64) -> f64 {
    value!(pow(s, 2))
}

fn main() {}
