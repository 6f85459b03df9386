//! The length is a product of parameters.

use chainrule::{Matrix, value};

fn smoothest<const R: usize, const C: usize>(a: &Matrix<R, C>) -> f64 {
    value!(logsumexp(vec(a)))
}

fn main() {}
