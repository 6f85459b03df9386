//! A name of numpy.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> Vector<3> {
    value!(clip(x, 0, 1))
}

fn main() {}
