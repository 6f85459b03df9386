//! y plus what?

use chainrule::{Vector, value};

fn twice(x: &Vector<3>) -> Vector<3> {
    value!({ let y = 2 x; y + })
}

fn main() {}
