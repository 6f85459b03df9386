//! A place is named, and not borrowed.

use chainrule::{Matrix, Vector, grad};

fn gradient(A: &Matrix<2, 3>, x: &Vector<3>, mut g: Vector<3>) {
    grad!(||A x||^2, x; into &mut g)
}

fn main() {}
