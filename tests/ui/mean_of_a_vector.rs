//! What the notation does not have.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> f64 {
    value!(mean(x))
}

fn main() {}
