//! Of a column and a row it is the outer product.

use chainrule::{Matrix, RowVector, Vector, value};

fn repeat(x: &Vector<2>, y: &RowVector<3>) -> Matrix<2, 3> {
    value!(kron(x, y))
}

fn main() {}
