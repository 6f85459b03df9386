//! Shapes are checked by their names: nothing else is known of them.

use chainrule::explain;

const TEXT: &str = explain!(a^T W x, W; a: [N], W: [M, N], x: [M]);

fn main() {}
