//! Text is no operand.

use chainrule::{Vector, value};

fn same(x: &Vector<3>) -> Vector<3> {
    value!("x" x)
}

fn main() {}
