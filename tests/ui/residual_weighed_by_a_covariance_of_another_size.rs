//! The covariance is 2x2, the residual has 3 entries.

use chainrule::{Matrix, Vector, value};

fn mahalanobis(k: &Matrix<2, 2>, r: &Vector<3>) -> f64 {
    value!(r^T spd(k)^-1 r)
}

fn main() {}
