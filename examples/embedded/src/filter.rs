//! An extended Kalman filter that learns the parameters of a curve, measurement by measurement.

use chainrule::{Matrix, Real, Vector, jacobian, value};

/// The parameters of y = b₀ (1 − exp(−b₁ x)), and how sure they are.
pub struct Filter<T> {
    /// The estimate.
    pub b: Vector<2, T>,
    /// Its covariance.
    pub P: Matrix<2, 2, T>,
}

impl<T: Real> Filter<T> {
    /// Takes in that y was measured at x, with noise of this variance.
    #[inline(never)]
    pub fn update(&mut self, x: T, y: T, variance: T) {
        let Self { b, P } = self;
        let expected = value!(b[0] (1 - exp(-b[1] x)));
        let h = jacobian!(b[0] (1 - exp(-b[1] x)), b);
        let v = value!(P h^T);
        let s = value!(h v + variance);
        let correction = value!((y - expected) v / s);
        *b += correction;
        *P = value!(spd(P - v v^T / s));
    }
}
