// The gradient by x has the length of x.

use chainrule::{Matrix, Vector, grad};

fn slope(A: &Matrix<4, 3>, x: &Vector<3>, v: &Vector<4>) {
    grad!(grad(||A x||^2, x)^T v, x);
}

fn main() {}
