//! A column by a row.

use chainrule::{RowVector, Vector, value};

fn ratios(x: &Vector<4>, y: &RowVector<4>) -> Vector<4> {
    value!(x ./ y)
}

fn main() {}
