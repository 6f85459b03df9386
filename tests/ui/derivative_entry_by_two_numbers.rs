// An entry of a tensor of third order has three numbers.

use chainrule::{Matrix, Vector, derivative};

fn entry(W: &Matrix<4, 3>, x: &Vector<4>) -> f64 {
    derivative!(W^T x, W).entry([1, 2])
}

fn main() {}
