//! diag(v) from the right scales columns.

use chainrule::{Matrix, Vector, value};

fn scale(a: &Matrix<2, 3>, v: &Vector<2>) -> Matrix<2, 3> {
    value!(a diag(v))
}

fn main() {}
