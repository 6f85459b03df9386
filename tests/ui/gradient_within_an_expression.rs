//! Gradients do not nest.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> Vector<3> {
    value!(grad(x^T x, x))
}

fn main() {}
