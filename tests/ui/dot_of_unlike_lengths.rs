//! 3 and 4 entries.

use chainrule::{Vector, grad};

fn slope(x: &Vector<3>, y: &Vector<4>) -> Vector<3> {
    grad!(dot(x, y), x)
}

fn main() {}
