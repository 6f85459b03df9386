//! A function by another name.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> Vector<3> {
    value!(hadamard(x, x))
}

fn main() {}
