//! In braces a dimension is a constant of Rust, such as a parameter.

use chainrule::{Matrix, value};

fn total<const M: usize, const N: usize>(a: &Matrix<M, N>) -> f64 {
    value!(sum(a); a: [{ N }, { M }])
}

fn main() {}
