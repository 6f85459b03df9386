//! In a generic function the dimensions are the parameters.

use chainrule::{Matrix, Vector, value};

fn layer<const M: usize, const N: usize>(w: &Matrix<M, N>, x: &Vector<M>) -> Vector<N> {
    value!(w x)
}

fn main() {}
