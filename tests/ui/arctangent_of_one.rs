//! One argument is atan.

use chainrule::value;

fn angle(s: f64) -> f64 {
    value!(atan2(s))
}

fn main() {}
