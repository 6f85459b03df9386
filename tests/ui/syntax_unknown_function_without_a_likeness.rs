//! No such function, and none like it.

use chainrule::value;

fn normal(x: f64) -> f64 {
    value!(zeta(x))
}

fn main() {}
