//! A dimension is not computed.

use chainrule::{Vector, value};

fn total(x: &Vector<4>) -> f64 {
    value!(sum(x); x: [N + 1])
}

fn main() {}
