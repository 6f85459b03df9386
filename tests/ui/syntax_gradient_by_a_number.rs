//! A variable is a name.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>) -> Vector<3> {
    grad!(||x||^2, 2)
}

fn main() {}
