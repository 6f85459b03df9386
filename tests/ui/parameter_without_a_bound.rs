//! Of a bare T nothing is known.

use chainrule::value;

fn twice<T>(x: &T) -> T {
    value!(2 x)
}

fn main() {}
