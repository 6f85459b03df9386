//! A method of Rust is a function here.

use chainrule::{Vector, value};

fn f(x: &Vector<3>, y: &Vector<3>) -> Vector<3> {
    value!(x.cross(y))
}

fn main() {}
