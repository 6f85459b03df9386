// A gradient is by a name.

use chainrule::{Vector, value};

fn slope(x: &Vector<3>) {
    value!(grad(x^T x, 2 x));
}

fn main() {}
