//! A sum goes entry by entry as it is.

use chainrule::{Vector, value};

fn total(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x .+ y)
}

fn main() {}
