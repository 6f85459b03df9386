//! fn name = path.

use chainrule::{Elementwise, Matrix, Real, Vector, grad};

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

fn layer(w: &Matrix<4, 3>, x: &Vector<3>) -> Matrix<4, 3> {
    grad!(sum(swish(w x)), w; fn swish Swish)
}

fn main() {}
