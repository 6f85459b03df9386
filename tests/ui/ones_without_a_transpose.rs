//! `ones(3)` is a column, and so is x.

use chainrule::{Vector, value};

fn total(x: &Vector<3>) -> f64 {
    value!(ones(3) x)
}

fn main() {}
