//! logsumexp is of a vector.

use chainrule::{Matrix, value};

fn evidence(a: &Matrix<2, 3>) -> f64 {
    value!(logsumexp(a))
}

fn main() {}
