//! The declaration of a matrix, and a vector.

use chainrule::{Vector, value};

fn norm(x: &Vector<3>) -> f64 {
    value!(||x||^2; x: [M, N])
}

fn main() {}
