//! LaTeX is a text, and a gradient is none.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>) -> Vector<3> {
    grad!(x^T x, x; latex)
}

fn main() {}
