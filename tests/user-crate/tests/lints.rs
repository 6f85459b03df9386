//! What a strict crate computes is right, too.

#![allow(
    clippy::restriction,
    reason = "the lints are for the library; here stand tests"
)]

use calculus::{Matrix, Vector, grad, value};
use chainrule_user_crate::{Layer, by_a_let, trifles};

#[test]
fn learns() {
    let (x, y) = (Vector::new([0.5_f64, -1.0]), Vector::new([0.5_f64; 3]));
    let mut layer = Layer {
        weights: Matrix::zeros(),
        biases: Vector::zeros(),
    };
    for _ in 0..200 {
        layer.descend(&x, &y, 0.5);
    }
    let error = value!(||{ layer.forward(&x) } - y||; crate = ::calculus);
    assert!(error < 1e-6_f64, "after 200 steps the error is {error}");
}

#[test]
fn a_let_is_a_variable() {
    let (a, x) = (Matrix::<2, 2>::identity(), Vector::new([1.0_f64, 2.0]));
    // z = y + 1: of zᵀy the gradient is y + z, of 3 Σ z it is 3.
    assert_eq!(by_a_let(&a, &x), Vector::new([6.0, 8.0]));
}

#[test]
fn trifles_are_exact() {
    let x = Vector::new([1.0_f32, 2.0, 3.0]);
    assert_eq!(trifles(&x, 5.0), (1.5, x, 1.0));
}

/// A user's own macro over expressions of Rust.
macro_rules! squared_norm {
    ($x:expr) => {
        (value!(||$x||^2; crate = ::calculus), grad!(||$x||^2, $x; crate = ::calculus))
    };
}

#[test]
fn within_a_macro() {
    let x = Vector::new([3.0_f64, 4.0]);
    assert_eq!(squared_norm!(x), (25.0, Vector::new([6.0, 8.0])));
}
