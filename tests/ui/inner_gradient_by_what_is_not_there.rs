// The gradient by y of what does not contain y.

use chainrule::{Vector, value};

fn slope(x: &Vector<3>, y: &Vector<3>) {
    value!(grad(x^T x, y) + y);
}

fn main() {}
