//! Only a square matrix has a trace.

use chainrule::{Matrix, value};

fn total<const M: usize, const N: usize>(a: &Matrix<M, N>) -> f64 {
    value!(tr(a))
}

fn main() {}
