//! Only a gradient is by independent entries.

use chainrule::explain;

const TEXT: &str = explain!(S x, S; S: symmetric [N, N], x: [N]);

fn main() {}
