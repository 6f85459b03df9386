//! Nothing to compute.

use chainrule::value;

fn nothing() -> f64 {
    value!()
}

fn main() {}
