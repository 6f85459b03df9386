//! An expression, not an equation.

use chainrule::{Matrix, Vector, value};

fn holds(w: &Matrix<4, 3>, x: &Vector<4>, y: &Vector<3>) -> bool {
    value!(y = w^T x)
}

fn main() {}
