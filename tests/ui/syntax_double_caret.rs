//! One caret is enough.

use chainrule::value;

fn square(s: f64) -> f64 {
    value!(s^^2)
}

fn main() {}
