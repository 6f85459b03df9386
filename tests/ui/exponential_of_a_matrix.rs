//! What the notation does not have.

use chainrule::{Matrix, value};

fn f(a: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(expm(a))
}

fn main() {}
