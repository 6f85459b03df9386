//! Three equations, four right-hand sides.

use chainrule::{Matrix, Vector, value};

fn solve(a: &Matrix<3, 3>, b: &Vector<4>) -> Vector<3> {
    value!(a^-1 b)
}

fn main() {}
