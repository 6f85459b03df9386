//! x is the name; x[0] is an entry of it, which the expression does not contain.

use chainrule::{Vector, grad};

fn slope(a: &Vector<3>, x: &Vector<3>) -> f64 {
    grad!(a^T x, x[0])
}

fn main() {}
