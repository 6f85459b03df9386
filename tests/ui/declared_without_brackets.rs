//! A name without brackets would be a structure.

use chainrule::{Vector, value};

fn total(x: &Vector<4>) -> f64 {
    value!(sum(x); x: N)
}

fn main() {}
