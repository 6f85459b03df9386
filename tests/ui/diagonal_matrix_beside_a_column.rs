//! An inner product of a diagonal matrix and a column.

use chainrule::{Vector, grad};

fn slope(a: &Vector<2>, b: &Vector<2>) -> Vector<2> {
    grad!(diag(a + ones(2)) : (b + ones(2)), b)
}

fn main() {}
