//! A type that implements neither trait.

use chainrule::{Vector, value};

struct Swish;

fn layer(x: &Vector<3>) -> Vector<3> {
    value!(swish(x); fn swish = Swish)
}

fn main() {}
