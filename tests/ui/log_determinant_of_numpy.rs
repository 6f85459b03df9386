//! A name of numpy.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> f64 {
    value!(slogdet(a))
}

fn main() {}
