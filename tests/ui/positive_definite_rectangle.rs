//! A matrix that is positive definite is square.

use chainrule::{Matrix, Vector, value};

fn weigh(k: &Matrix<3, 2>, x: &Vector<3>) -> Vector<2> {
    value!(spd(k)^-1 x)
}

fn main() {}
