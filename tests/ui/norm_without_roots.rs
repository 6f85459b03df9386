//! A norm takes a square root.

use chainrule::{Scalar, Vector, value};

fn length<const N: usize, T: Scalar>(x: &Vector<N, T>) -> T {
    value!(||x||)
}

fn main() {}
