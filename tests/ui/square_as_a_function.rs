//! A name of numpy.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> f64 {
    value!(sum(square(x)))
}

fn main() {}
