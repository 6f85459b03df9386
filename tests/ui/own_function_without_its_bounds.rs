//! It is a function of `T: Real`.

use chainrule::{Elementwise, Real, Scalar, Vector, value};

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

fn layer<const N: usize, T: Scalar>(x: &Vector<N, T>) -> Vector<N, T> {
    value!(swish(x); fn swish = Swish)
}

fn main() {}
