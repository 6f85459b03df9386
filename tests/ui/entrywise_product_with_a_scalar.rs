//! A scalar scales by juxtaposition or `*`.

use chainrule::{Vector, value};

fn scaled(s: f64, x: &Vector<4>) -> Vector<4> {
    value!(s .* x)
}

fn main() {}
