//! `/` divides by a scalar.

use chainrule::{Vector, value};

fn ratios(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x / y)
}

fn main() {}
