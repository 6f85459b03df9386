//! A method of Rust is a function here.

use chainrule::{Vector, value};

fn f(x: &Vector<3>) -> Vector<3> {
    value!(x.softmax())
}

fn main() {}
