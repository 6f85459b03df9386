//! Nothing broadcasts: this is not an outer sum.

use chainrule::{RowVector, Vector, value};

fn add(column: &Vector<3>, row: &RowVector<3>) -> Vector<3> {
    value!(column + row)
}

fn main() {}
