//! A result goes into a place of another shape.

use chainrule::{Matrix, Vector, grad};

fn gradient(A: &Matrix<2, 3>, x: &Vector<3>, g: &mut Vector<2>) {
    grad!(||A x||^2, x; into *g)
}

fn main() {}
