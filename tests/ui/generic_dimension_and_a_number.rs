//! N is any number, not only 3.

use chainrule::{Vector, value};

fn score<const N: usize>(a: &Vector<N>, x: &Vector<3>) -> f64 {
    value!(a^T x)
}

fn main() {}
