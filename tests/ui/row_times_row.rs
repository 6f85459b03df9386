//! Two transposes where one is meant.

use chainrule::{Vector, value};

fn inner(x: &Vector<4>, y: &Vector<4>) -> f64 {
    value!(x^T y^T)
}

fn main() {}
