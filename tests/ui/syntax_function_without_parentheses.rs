//! A function's argument stands in parentheses.

use chainrule::{Vector, value};

fn layer(x: &Vector<3>) -> Vector<3> {
    value!(tanh x)
}

fn main() {}
