//! A name of a `let` that is no square.

use chainrule::{Matrix, grad};

fn slope(a: &Matrix<3, 2>) -> Matrix<3, 2> {
    grad!({ let b = 2 a; ||b||^2 }, b; b: symmetric)
}

fn main() {}
