//! One mistake, and not another one for each function of it.

use chainrule::{Matrix, Vector, value};

fn layer(w: &Matrix<2, 3>, x: &Vector<2>) -> f64 {
    value!({
        let h = w x;
        sum(softmax(h)) + logdet(diag(h)) + sum(kron(h, h)) + sum(outer(h, x)) + sum(cross(h, x))
            + clamp(max(h), 0, 1) + sum(vec(h x^T)) + dot(inv(h x^T) h, atan2(h, x))
    })
}

fn main() {}
