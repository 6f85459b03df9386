//! Nothing broadcasts: a scalar is not a vector of equal entries.

use chainrule::{Vector, value};

fn shift(x: &Vector<3>, bias: f64) -> Vector<3> {
    value!(bias + x)
}

fn main() {}
