//! An explanation is of a derivative.

use chainrule::explain;

const TEXT: &str = explain!(x^T A x);

fn main() {}
