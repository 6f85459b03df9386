//! Only a square matrix has a trace.

use chainrule::explain;

const TEXT: &str = explain!(tr(W), W; W: [M, N]);

fn main() {}
