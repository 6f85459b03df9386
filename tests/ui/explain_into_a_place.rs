//! A text goes nowhere by itself.

use chainrule::explain;

const TEXT: &str = explain!(x^T x, x; into g);

fn main() {}
