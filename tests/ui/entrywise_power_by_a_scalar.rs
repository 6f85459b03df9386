//! An exponent is a written number or one for every entry.

use chainrule::{Vector, value};

fn powers(x: &Vector<3>, p: f64) -> Vector<3> {
    value!(x .^ p)
}

fn main() {}
