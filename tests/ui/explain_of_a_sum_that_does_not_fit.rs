//! The terms of a sum have one shape.

use chainrule::explain;

const TEXT: &str = explain!(||W x + b||^2, W; W: [M, N], x: [N], b: [N]);

fn main() {}
