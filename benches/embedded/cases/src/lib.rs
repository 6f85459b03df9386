//! What is computed: the same expressions, over any entries, for the device and for the desk.
//!
//! A case is a function of its inputs that lie in a structure and of its outputs that lie in another,
//! so that C can have functions of the same signature.

#![no_std]
#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::inline_always, reason = "what is counted is one function")]

pub use chainrule::Real;
use chainrule::{Matrix, Scalar, Vector, grad, jacobian, value, value_and_grad};

mod number;

pub use number::{Desk, Device, float};

/// Inputs, and what is computed of them.
pub trait Case {
    /// The outputs: numbers alone.
    type Out: Copy;

    /// The inputs that everybody computes with.
    fn input() -> Self;

    /// Room for the outputs.
    fn blank() -> Self::Out;

    /// Computes the outputs.
    fn compute(&self, out: &mut Self::Out);
}

/// The cases: calls a macro with the name and the type of each, for a type of entries. Fixed-point numbers have
/// those without elementary functions.
#[macro_export]
macro_rules! for_each_case {
    ($macro:ident, $T:ty) => {
        $crate::with_real! {
            $macro, $T;
            outer_8_4: $crate::Outer<8, 4, $T>,
            outer_16_16: $crate::Outer<16, 16, $T>,
            product_3: $crate::Product<3, $T>,
            product_4: $crate::Product<4, $T>,
            product_6: $crate::Product<6, $T>,
            product_8: $crate::Product<8, $T>,
            product_16: $crate::Product<16, $T>,
            bilinear_8_4: $crate::Bilinear<8, 4, $T>,
            least_squares_16_4: $crate::LeastSquares<16, 4, $T>,
            kalman_4_2: $crate::Kalman<4, 2, $T>,
            kalman_6_3: $crate::Kalman<6, 3, $T>,
        }
    };
}

#[doc(hidden)]
#[macro_export]
#[cfg(feature = "fixed")]
macro_rules! with_real {
    ($macro:ident, $T:ty; $($case:tt)+) => { $macro! { $($case)+ } };
}

#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "fixed"))]
macro_rules! with_real {
    ($macro:ident, $T:ty; $($case:tt)+) => {
        $macro! {
            $($case)+
            network_4_16_2: $crate::Network<4, 16, 2, $T>,
            gaussian_3: $crate::Gaussian<3, $T>,
            ekf_jacobian: $crate::Radar<$T>,
        }
    };
}

/// Numbers in [−1, 1] that any type of entries holds exactly, none of them like its neighbours.
fn number<T: Scalar>(k: usize) -> T {
    let eighths = (k * k * 5 + k * 11 + 3) % 17;
    let mut x = T::literal(-1.0, -1.0);
    for _ in 0..eighths {
        x += T::literal(0.125, 0.125);
    }
    x
}

fn vector<const N: usize, T: Scalar>(seed: usize) -> Vector<N, T> {
    Vector::from_fn(|i| number(seed + i))
}

fn matrix<const R: usize, const C: usize, T: Scalar>(seed: usize) -> Matrix<R, C, T> {
    Matrix::from_fn(|i, j| number(seed + R * j + i))
}

/// Symmetric, and positive definite by its diagonal.
fn definite<const N: usize, T: Scalar>(seed: usize) -> Matrix<N, N, T> {
    Matrix::from_fn(|i, j| {
        let small = number::<T>(seed + i * j + i + j) * T::literal(0.25, 0.25);
        if i == j {
            T::literal(3.0, 3.0) + small
        } else {
            small
        }
    })
}

/// An outcome, laid out as in C.
macro_rules! outcome {
    ($Name:ident<$(const $N:ident),*> { $($field:ident: $Type:ty),+ }) => {
        #[derive(Clone, Copy)]
        #[repr(C)]
        pub struct $Name<$(const $N: usize,)* T> {
            $(pub $field: $Type),+
        }
    };
}

outcome!(Form<const R, const C> { z: T, W: Matrix<R, C, T> });
outcome!(Estimate<const N> { x: Vector<N, T>, P: Matrix<N, N, T> });
outcome!(Step<const I, const H, const O> {
    W1: Matrix<H, I, T>, b1: Vector<H, T>, W2: Matrix<O, H, T>, b2: Vector<O, T>
});
outcome!(Likelihood<const N> { value: T, u: Vector<N, T>, S: Matrix<N, N, T> });

/// x yᵀ
#[repr(C)]
pub struct Outer<const R: usize, const C: usize, T> {
    x: Vector<R, T>,
    y: Vector<C, T>,
}

impl<const R: usize, const C: usize, T: Scalar> Case for Outer<R, C, T> {
    type Out = Matrix<R, C, T>;

    fn input() -> Self {
        Self {
            x: vector(1),
            y: vector(40),
        }
    }

    fn blank() -> Self::Out {
        Matrix::zeros()
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { x, y } = self;
        value!(x y^T; into *out);
    }
}

/// A B
#[repr(C)]
pub struct Product<const N: usize, T> {
    a: Matrix<N, N, T>,
    b: Matrix<N, N, T>,
}

impl<const N: usize, T: Scalar> Case for Product<N, T> {
    type Out = Matrix<N, N, T>;

    fn input() -> Self {
        Self {
            a: matrix(2),
            b: matrix(300),
        }
    }

    fn blank() -> Self::Out {
        Matrix::zeros()
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { a, b } = self;
        value!(a b; into *out);
    }
}

/// z = aᵀWᵀx and ∂z/∂W = x aᵀ
#[repr(C)]
pub struct Bilinear<const R: usize, const C: usize, T> {
    W: Matrix<R, C, T>,
    x: Vector<R, T>,
    a: Vector<C, T>,
}

impl<const R: usize, const C: usize, T: Scalar> Case for Bilinear<R, C, T> {
    type Out = Form<R, C, T>;

    fn input() -> Self {
        Self {
            W: matrix(3),
            x: vector(60),
            a: vector(90),
        }
    }

    fn blank() -> Self::Out {
        Form {
            z: T::ZERO,
            W: Matrix::zeros(),
        }
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { W, x, a } = self;
        value_and_grad!(a^T W^T x, W; into out.z, out.W);
    }
}

/// ∇‖A x − b‖²
#[repr(C)]
pub struct LeastSquares<const R: usize, const C: usize, T> {
    A: Matrix<R, C, T>,
    b: Vector<R, T>,
    x: Vector<C, T>,
}

impl<const R: usize, const C: usize, T: Scalar> Case for LeastSquares<R, C, T> {
    type Out = Vector<C, T>;

    fn input() -> Self {
        Self {
            A: matrix(4),
            b: vector(80),
            x: vector(120),
        }
    }

    fn blank() -> Self::Out {
        Vector::zeros()
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { A, b, x } = self;
        grad!(||A x - b||^2, x; into *out);
    }
}

/// A measurement update of Kalman's filter: state x and its covariance P, measurement z = H x + noise
/// of covariance R.
#[repr(C)]
pub struct Kalman<const N: usize, const M: usize, T> {
    x: Vector<N, T>,
    P: Matrix<N, N, T>,
    H: Matrix<M, N, T>,
    R: Matrix<M, M, T>,
    z: Vector<M, T>,
}

impl<const N: usize, const M: usize, T: Scalar> Case for Kalman<N, M, T> {
    type Out = Estimate<N, T>;

    fn input() -> Self {
        Self {
            x: vector(5),
            P: definite(6),
            H: matrix(7),
            R: definite(8),
            z: vector(9),
        }
    }

    fn blank() -> Self::Out {
        Estimate {
            x: Vector::zeros(),
            P: Matrix::zeros(),
        }
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { x, P, H, R, z } = self;
        let B = value!(P H^T);
        let S = value!(H B + R);
        let K = value!(B spd(S)^-1);
        value!(x + K (z - H x); into out.x);
        value!(spd(P - K B^T); into out.P);
    }
}

/// The gradients of ½‖W₂ tanh(W₁ x + b₁) + b₂ − y‖².
#[repr(C)]
pub struct Network<const I: usize, const H: usize, const O: usize, T> {
    W1: Matrix<H, I, T>,
    b1: Vector<H, T>,
    W2: Matrix<O, H, T>,
    b2: Vector<O, T>,
    x: Vector<I, T>,
    y: Vector<O, T>,
}

impl<const I: usize, const H: usize, const O: usize, T: Real> Case for Network<I, H, O, T> {
    type Out = Step<I, H, O, T>;

    fn input() -> Self {
        Self {
            W1: matrix(10),
            b1: vector(11),
            W2: matrix(12),
            b2: vector(13),
            x: vector(14),
            y: vector(15),
        }
    }

    fn blank() -> Self::Out {
        Step {
            W1: Matrix::zeros(),
            b1: Vector::zeros(),
            W2: Matrix::zeros(),
            b2: Vector::zeros(),
        }
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self {
            W1,
            b1,
            W2,
            b2,
            x,
            y,
        } = self;
        grad!(
            0.5 ||W2 tanh(W1 x + b1) + b2 - y||^2, W1, b1, W2, b2;
            into out.W1, out.b1, out.W2, out.b2
        );
    }
}

/// The log-likelihood of a normal distribution, less its constant, and its gradients by mean and
/// covariance.
#[repr(C)]
pub struct Gaussian<const N: usize, T> {
    x: Vector<N, T>,
    u: Vector<N, T>,
    S: Matrix<N, N, T>,
}

impl<const N: usize, T: Real> Case for Gaussian<N, T> {
    type Out = Likelihood<N, T>;

    fn input() -> Self {
        Self {
            x: vector(16),
            u: vector(17),
            S: definite(18),
        }
    }

    fn blank() -> Self::Out {
        Likelihood {
            value: T::ZERO,
            u: Vector::zeros(),
            S: Matrix::zeros(),
        }
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { x, u, S } = self;
        value_and_grad!(
            -0.5 logdet(spd(S)) - 0.5 (x - u)^T S^-1 (x - u), u, S;
            into out.value, out.u, out.S
        );
    }
}

/// The Jacobian of what a radar measures, range, bearing and range rate, by position and velocity.
#[repr(C)]
pub struct Radar<T> {
    x: Vector<4, T>,
}

impl<T: Real> Case for Radar<T> {
    type Out = Matrix<3, 4, T>;

    fn input() -> Self {
        Self { x: vector(19) }
    }

    fn blank() -> Self::Out {
        Matrix::zeros()
    }

    #[inline(always)]
    fn compute(&self, out: &mut Self::Out) {
        let Self { x } = self;
        jacobian!(
            {
                let range = sqrt(x[0]^2 + x[1]^2);
                let bearing = atan2(x[1], x[0]);
                let rate = (x[0] x[2] + x[1] x[3]) / range;
                range basis(3, 0) + bearing basis(3, 1) + rate basis(3, 2)
            },
            x;
            into *out
        );
    }
}
