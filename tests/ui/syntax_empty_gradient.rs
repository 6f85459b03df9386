//! Nothing to differentiate.

use chainrule::grad;

fn nothing(x: f64) -> f64 {
    grad!(, x)
}

fn main() {}
