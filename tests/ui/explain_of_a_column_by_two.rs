//! A Jacobian is by one variable.

use chainrule::explain;

const TEXT: &str = explain!(A x + b, x, b; A: [M, N], x: [N], b: [M]);

fn main() {}
