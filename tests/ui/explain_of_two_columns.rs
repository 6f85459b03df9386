//! Two columns have no product.

use chainrule::explain;

const TEXT: &str = explain!(||a x||^2, x; a: [N], x: [N]);

fn main() {}
