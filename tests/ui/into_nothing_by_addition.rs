//! No place to add to.

use chainrule::{Vector, grad};

fn added(x: &Vector<3>) {
    grad!(x^T x, x; into +=);
}

fn main() {}
