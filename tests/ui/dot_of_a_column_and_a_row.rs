//! dot wants two of one shape.

use chainrule::{RowVector, Vector, value};

fn score(x: &Vector<3>, y: &RowVector<3>) -> f64 {
    value!(dot(x, y))
}

fn main() {}
