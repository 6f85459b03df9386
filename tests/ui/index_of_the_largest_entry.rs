//! No derivative.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> f64 {
    value!(argmax(x))
}

fn main() {}
