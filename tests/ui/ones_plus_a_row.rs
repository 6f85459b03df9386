//! `ones(3)` is a column.

use chainrule::{RowVector, value};

fn shifted(x: &RowVector<3>) -> RowVector<3> {
    value!(x - ones(3))
}

fn main() {}
