//! Entries are counted from 0.

use chainrule::{Vector, value};

fn last<const N: usize>(x: &Vector<N>) -> f64 {
    value!(basis(N, 5)^T x)
}

fn main() {
    last(&Vector::<3>::zeros());
}
