//! exp takes one.

use chainrule::{Vector, value};

fn weights(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(exp(x, y))
}

fn main() {}
