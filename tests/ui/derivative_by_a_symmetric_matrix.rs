// A structure is of a gradient.

use chainrule::{Matrix, Vector, derivative};

fn symmetric(S: &Matrix<3, 3>, x: &Vector<3>) {
    derivative!(S x, S; S: symmetric);
}

fn main() {}
