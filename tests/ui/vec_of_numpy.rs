//! A name of numpy.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> f64 {
    value!(sum(flatten(a)))
}

fn main() {}
