//! Functions are known by their names.

use chainrule::explain;

const TEXT: &str = explain!(sum(tahn(W x)), W);

fn main() {}
