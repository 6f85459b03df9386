//! Powers are of square matrices, negative ones too.

use chainrule::{Matrix, value};

fn twice(a: &Matrix<3, 2>) -> Matrix<3, 2> {
    value!(a^-2)
}

fn main() {}
