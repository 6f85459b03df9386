//! y is what?

use chainrule::{Vector, value};

fn loss(a: &Vector<3>) -> f64 {
    value!({ let y = ; a^T y })
}

fn main() {}
