//! A result has no place.

use chainrule::{Matrix, Vector, value_and_grad};

fn gradients(A: &Matrix<2, 3>, x: &Vector<3>, g: &mut Vector<3>) {
    value_and_grad!(||A x||^2, x; into *g)
}

fn main() {}
