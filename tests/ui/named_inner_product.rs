//! An inner product of two dimensions.

use chainrule::{Vector, value};

fn score(x: &Vector<3>, y: &Vector<3>) -> f64 {
    value!(dot(x, y); x: [M], y: [N])
}

fn main() {}
