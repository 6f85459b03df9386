//! There are no inverses yet.

use chainrule::{Matrix, Vector, value};

fn solve(w: &Matrix<3, 3>, x: &Vector<3>) -> Vector<3> {
    value!(w^-T x)
}

fn main() {}
