//! `/` divides every entry by a scalar.

use chainrule::{Vector, value};

fn half(x: &Vector<4>) -> Vector<4> {
    value!(x ./ 2)
}

fn main() {}
