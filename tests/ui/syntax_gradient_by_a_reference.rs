//! A variable is taken by reference already.

use chainrule::{Vector, grad};

fn slope(a: Vector<3>, x: Vector<3>) -> Vector<3> {
    grad!(a^T x, &x)
}

fn main() {}
