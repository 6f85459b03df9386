//! `^` with a fraction is of scalars.

use chainrule::{Vector, value};

fn roots(x: &Vector<3>) -> Vector<3> {
    value!(x^0.5)
}

fn main() {}
