//! Two products that have nothing to do with each other: two errors.

use chainrule::{Matrix, Vector, value};

fn total(w: &Matrix<4, 3>, x: &Vector<4>, a: &Vector<2>) -> f64 {
    value!(||w x||^2 + a^T x)
}

fn main() {}
