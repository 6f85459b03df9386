//! The natural logarithm is log.

use chainrule::{Vector, value};

fn logarithms(x: &Vector<3>) -> Vector<3> {
    value!(ln(x))
}

fn main() {}
