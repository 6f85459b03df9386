//! A vector is not positive definite.

use chainrule::{Vector, value};

fn weigh(k: &Vector<3>, x: &Vector<3>) -> f64 {
    value!(x^T spd(k)^-1 x)
}

fn main() {}
