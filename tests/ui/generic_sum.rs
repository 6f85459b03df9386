//! M and N may differ.

use chainrule::{Vector, grad};

fn slope<const M: usize, const N: usize>(x: &Vector<M>, y: &Vector<N>) -> Vector<M> {
    grad!(||x - y||^2, x)
}

fn main() {}
