//! a^T x is a scalar already.

use chainrule::{Vector, value};

fn same(s: f64, x: &Vector<3>) -> Vector<3> {
    value!(s^T x)
}

fn main() {}
