//! A written number is a scalar, too.

use chainrule::{Vector, value};

fn softsign_denominator(x: &Vector<3>) -> Vector<3> {
    value!(1 + abs(x))
}

fn main() {}
