//! x to the power of what?

use chainrule::{Vector, value};

fn energy(x: &Vector<3>) -> f64 {
    value!(sum(x.^) + 1)
}

fn main() {}
