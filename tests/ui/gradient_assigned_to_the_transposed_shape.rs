//! A gradient has the shape of its variable.

use chainrule::{Matrix, Vector, grad};

fn slope(a: &Vector<3>, w: &Matrix<4, 3>, x: &Vector<4>) -> f64 {
    let slope: Matrix<3, 4> = grad!(a^T w^T x, w);
    slope[(0, 0)]
}

fn main() {}
