//! It takes one.

use chainrule::{Elementwise, Real, Vector, value};

struct Swish;

impl<T: Real> Elementwise<T> for Swish {
    fn value(&self, x: T) -> T {
        x * x.sigmoid()
    }

    fn derivative(&self, x: T) -> T {
        let s = x.sigmoid();
        s + x * s * (T::ONE - s)
    }
}

fn layer(x: &Vector<2>) -> Vector<2> {
    value!(swish(x, x); fn swish = Swish)
}

fn main() {}
