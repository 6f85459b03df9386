//! N and M may differ.

use chainrule::{Matrix, value};

fn shifted<const M: usize, const N: usize>(a: &Matrix<M, M>) -> Matrix<M, M> {
    value!(a + eye(N))
}

fn main() {}
