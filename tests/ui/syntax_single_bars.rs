//! Single bars are not a norm.

use chainrule::{Vector, value};

fn distance(x: &Vector<3>, y: &Vector<3>) -> f64 {
    value!(|x - y|)
}

fn main() {}
