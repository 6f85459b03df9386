//! A function of Rust has no derivative.

use chainrule::{Vector, grad};

fn twice(x: &Vector<3>) -> Vector<3> {
    2.0 * *x
}

fn layer(x: &Vector<3>) -> Vector<3> {
    grad!(sum(twice(x)), x; fn twice)
}

fn main() {}
