//! The length stands first.

use chainrule::{Vector, value};

fn second(x: &Vector<3>) -> f64 {
    value!(basis(1, 3)^T x)
}

fn main() {}
