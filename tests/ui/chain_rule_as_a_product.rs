//! The row dz/dy times the derivative of y by W is not a matrix product.

use chainrule::{Matrix, RowVector, value};

fn chain(dz_dy: &RowVector<2>, dy_dw: &Matrix<3, 2>) -> Matrix<3, 2> {
    value!(dz_dy dy_dw)
}

fn main() {}
