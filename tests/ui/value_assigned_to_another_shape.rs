//! W^T x has 3 entries.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<4, 3>, x: &Vector<4>) {
    let y: Vector<4> = value!(w^T x);
    println!("{y}");
}

fn main() {}
