//! A name of numpy.

use chainrule::{Vector, value};

fn f(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(maximum(x, y))
}

fn main() {}
