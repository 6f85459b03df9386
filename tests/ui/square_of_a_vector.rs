//! x^2 is not a vector's.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>) -> Vector<3> {
    grad!(sum(x^2), x)
}

fn main() {}
