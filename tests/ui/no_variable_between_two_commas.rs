//! A comma too many.

use chainrule::{Vector, grad};

fn slopes(a: &Vector<3>, x: &Vector<3>) -> (Vector<3>, Vector<3>) {
    grad!(a^T x, a, , x)
}

fn main() {}
