//! The rate is of type f64, the entries are not.

use chainrule::{Vector, value};

fn step(x: &Vector<3, f32>, rate: f64, slope: &Vector<3, f32>) -> Vector<3, f32> {
    value!(x - rate slope)
}

fn main() {}
