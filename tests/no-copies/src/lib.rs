//! Gradients whose assembly calls no `memcpy`, `memset` or `memmove`: `scripts/no-copies` looks.
//!
//! A function whose name begins with `control_` calls one, which shows that the search would find it.

#![allow(non_snake_case)] // A is a matrix, as on paper.

use chainrule::{Matrix, Vector, value, value_and_grad};

/// aᵀWᵀx and ∂/∂W.
macro_rules! bilinear {
    ($name:ident, $M:literal, $N:literal) => {
        #[inline(never)]
        pub fn $name(
            (W, x, a): (&Matrix<$M, $N>, &Vector<$M>, &Vector<$N>),
            (value, by_W): (&mut f64, &mut Matrix<$M, $N>),
        ) {
            value_and_grad!(a^T W^T x, W; into *value, *by_W);
        }
    };
}

bilinear!(bilinear_8, 8, 8);
bilinear!(bilinear_64, 64, 64);

/// ‖Ax − b‖² and ∂/∂x.
macro_rules! least_squares {
    ($name:ident, $M:literal, $N:literal) => {
        #[inline(never)]
        pub fn $name(
            (A, b, x): (&Matrix<$M, $N>, &Vector<$M>, &Vector<$N>),
            (value, by_x): (&mut f64, &mut Vector<$N>),
        ) {
            value_and_grad!(||A x - b||^2, x; into *value, *by_x);
        }
    };
}

least_squares!(least_squares_32, 32, 8);
least_squares!(least_squares_128, 128, 32);

/// Weights and biases of two layers, or the derivatives by them.
pub struct Network<const N: usize, const H: usize, const K: usize> {
    pub W1: Matrix<H, N>,
    pub b1: Vector<H>,
    pub W2: Matrix<K, H>,
    pub b2: Vector<K>,
}

/// ½‖W₂ tanh(W₁x + b₁) + b₂ − t‖² and ∂/∂W₁, ∂/∂b₁, ∂/∂W₂, ∂/∂b₂.
macro_rules! network {
    ($name:ident, $N:literal, $H:literal, $K:literal) => {
        #[inline(never)]
        pub fn $name(
            (n, x, t): (&Network<$N, $H, $K>, &Vector<$N>, &Vector<$K>),
            (value, d): (&mut f64, &mut Network<$N, $H, $K>),
        ) {
            value_and_grad!(
                0.5 ||n.W2 tanh(n.W1 x + n.b1) + n.b2 - t||^2, n.W1, n.b1, n.W2, n.b2;
                into *value, d.W1, d.b1, d.W2, d.b2
            );
        }
    };
}

network!(network_4_16_2, 4, 16, 2);
network!(network_8_32_4, 8, 32, 4);

/// A large matrix by value is copied.
#[inline(never)]
pub fn control_by_value(a: &mut [Matrix<64, 64>], W: &Matrix<64, 64>) {
    for a in a {
        *a = value!(W + 2 W^T);
    }
}
