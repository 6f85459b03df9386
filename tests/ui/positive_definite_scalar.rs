//! A scalar needs no mark.

use chainrule::{Vector, value};

fn weigh(k: f64, x: &Vector<3>) -> Vector<3> {
    value!(spd(k) x)
}

fn main() {}
