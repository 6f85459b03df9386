//! A has 4 rows and 3 columns, so it is y^T A x.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Matrix<4, 3>, x: &Vector<3>, y: &Vector<4>) -> Matrix<4, 3> {
    grad!(x^T a y, a)
}

fn main() {}
