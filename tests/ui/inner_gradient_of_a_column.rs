// A gradient is of a scalar.

use chainrule::{Matrix, Vector, hessian};

fn third(A: &Matrix<3, 3>, x: &Vector<3>) {
    hessian!(sum(grad(A x, x)), x);
}

fn main() {}
