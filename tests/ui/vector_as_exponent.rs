//! `^` takes a scalar.

use chainrule::{Vector, value};

fn powers(base: f64, x: &Vector<3>) -> Vector<3> {
    value!(base^x)
}

fn main() {}
