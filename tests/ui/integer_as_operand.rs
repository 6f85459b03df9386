//! A count is no scalar of the expression.

use chainrule::{Vector, value};

fn mean(x: &Vector<3>, count: usize) -> f64 {
    value!(sum(x) / count)
}

fn main() {}
