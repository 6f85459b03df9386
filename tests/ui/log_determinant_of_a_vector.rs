//! The diagonal of a covariance is a vector; the matrix is diag(v).

use chainrule::{Vector, value};

fn evidence(v: &Vector<3>) -> f64 {
    value!(logdet(v))
}

fn main() {}
