//! There is a 1-norm and a 2-norm.

use chainrule::{Vector, value};

fn distance(x: &Vector<3>, y: &Vector<3>) -> f64 {
    value!(||x - y||_3)
}

fn main() {}
