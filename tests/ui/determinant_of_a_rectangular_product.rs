//! J J^T is square where J^T J was meant, but J J is not.

use chainrule::{Matrix, value};

fn volume(j: &Matrix<3, 2>, k: &Matrix<2, 4>) -> f64 {
    value!(det(j k))
}

fn main() {}
