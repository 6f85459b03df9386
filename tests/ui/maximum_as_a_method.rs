//! A method of Rust is a function here.

use chainrule::value;

fn f(s: f64) -> f64 {
    value!(s.max(0))
}

fn main() {}
