// By a row there is no Hessian, but by the column.

use chainrule::{Matrix, RowVector, hessian};

fn curvature(A: &Matrix<3, 3>, r: &RowVector<3>) {
    hessian!(r A r^T, r);
}

fn main() {}
