//! Only what is said of names is separated by commas.

use chainrule::{Vector, value};

fn total(x: &Vector<4>) -> f64 {
    value!(sum(huber(x)); x: [N], fn huber)
}

fn main() {}
