#![no_std]
#![doc = include_str!("../README.md")]

pub use chainrule_core::*;

/// The value of a matrix expression, in the [notation](crate#notation).
///
/// `value!(e)` is a scalar, [`Vector`], [`RowVector`] or [`Matrix`], as the expression is. Names are
/// taken by reference and evaluated once, from left to right.
///
/// ```
/// use chainrule::{matrix, value, vector};
///
/// let a = matrix![2.0, 1.0; 0.0, 3.0];
/// let x = vector![1.0, -1.0];
/// assert_eq!(value!(x^T a x), 4.0);
/// assert_eq!(value!(a x - 2 x), vector![-1.0, -1.0]);
/// assert_eq!(value!(x x^T), matrix![1.0, -1.0; -1.0, 1.0]);
/// ```
///
/// An inverse is not formed unless its entries are asked for: `A^-1 b` factorises A (LU with partial
/// pivoting) and solves, and everything else in the expression that needs A's factors shares them.
/// Cholesky's factorisation is used where A is positive definite by its form (X Xᵀ, its sum with a
/// positive multiple of `eye(n)`, …) or by your word, `spd(A)`; it reads the lower triangle. If A is
/// singular the result is not finite.
///
/// ```
/// use chainrule::{matrix, value, vector};
///
/// let a = matrix![4.0, 2.0; 2.0, 10.0];
/// let b = vector![8.0, 22.0];
/// assert_eq!(value!(a^-1 b), vector![1.0, 2.0]);
/// assert_eq!(value!(b^T spd(a)^-1 b), 52.0);
/// assert_eq!(value!(det(a)), 36.0);
/// assert_eq!(value!(a^T diag(b) a + eye(2)), a.transpose() * (matrix![8.0, 0.0; 0.0, 22.0] * a) + matrix![1.0, 0.0; 0.0, 1.0]);
/// ```
///
/// What does not fit does not compile:
///
/// ```compile_fail,E0277
/// # use chainrule::{value, vector};
/// let (x, y) = (vector![1.0, 2.0], vector![1.0, 2.0, 3.0]);
/// value!(x^T y); // shape mismatch in `x^T y`: `x^T` has 2 columns but `y` has 3 rows
/// ```
///
/// If the dependency is renamed, say so: `value!(x^T x; crate = ::calculus)`.
pub use chainrule_macros::value;

/// The gradient of a scalar matrix expression, in the shape of the variable.
///
/// `grad!(e, W)` is ∂e/∂W; `grad!(e, W, b)` is the tuple of both. A variable is a name that occurs in
/// the expression, or the name of a `let` in it. Where no derivative exists, the usual conventions
/// hold: abs′(0) = 0, relu′(0) = 0, ∇‖x‖ = 0 at 0.
///
/// ```
/// use chainrule::{grad, matrix, vector};
///
/// let a = matrix![2.0, 1.0; 0.0, 3.0];
/// let x = vector![1.0, -1.0];
/// assert_eq!(grad!(x^T a x, x), vector![3.0, -5.0]); // (A + Aᵀ) x
/// assert_eq!(grad!(x^T a x, a), x * x.transpose());
///
/// let (by_y, by_x) = grad!({ let y = a x; y^T y }, y, x);
/// assert_eq!(by_y, 2.0 * (a * x)); // y as if it were free
/// assert_eq!(by_x, a.transpose() * by_y);
/// ```
///
/// In functions that are generic over dimensions and entries:
///
/// ```
/// use chainrule::{Matrix, Real, Vector, grad};
///
/// fn gradient<const M: usize, const N: usize, T: Real>(
///     w: &Matrix<M, N, T>,
///     x: &Vector<M, T>,
///     y: &Vector<N, T>,
/// ) -> Matrix<M, N, T> {
///     grad!(0.5 * ||tanh(w^T x) - y||^2, w)
/// }
/// ```
///
/// A symmetric matrix has fewer entries than it shows: (i, j) and (j, i) are one. `S: symmetric` asks
/// for the gradient over the independent entries, G + Gᵀ − G∘I where G is the one over all entries (each
/// off-diagonal entry of the result is the derivative by both of S's at once), and `S: diagonal` for
/// G∘I; in the shape of S (Magnus and Neudecker; Petersen and Pedersen, *The Matrix Cookbook*, §2.8).
///
/// ```
/// use chainrule::{grad, matrix, vector};
///
/// let s = matrix![2.0, 1.0; 1.0, 3.0];
/// let x = vector![1.0, 2.0];
/// assert_eq!(grad!(x^T s x, s), matrix![1.0, 2.0; 2.0, 4.0]); // x xᵀ
/// assert_eq!(grad!(x^T s x, s; s: symmetric), matrix![1.0, 4.0; 4.0, 4.0]);
/// assert_eq!(grad!(x^T s x, s; s: diagonal), matrix![1.0, 0.0; 0.0, 4.0]);
/// ```
///
/// A gradient is of a scalar:
///
/// ```compile_fail,E0277
/// # use chainrule::{grad, matrix, vector};
/// # let (a, x) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0]);
/// grad!(a x, x); // `grad!` needs a scalar, and `a x` is `Vector<2>`
/// ```
pub use chainrule_macros::grad;

/// The value and the gradient of a scalar matrix expression, sharing the work.
///
/// `value_and_grad!(e, W)` is `(value, gradient)`, `value_and_grad!(e, W, b)` is
/// `(value, (by_W, by_b))`, each as [`value!`] and [`grad!`] give it.
///
/// ```
/// use chainrule::{matrix, value_and_grad, vector};
///
/// let a = matrix![1.0, 0.0; 0.0, 2.0; 1.0, 1.0];
/// let b = vector![1.0, 2.0, 3.0];
/// let x = vector![0.5, 0.5];
/// let (loss, slope) = value_and_grad!(||a x - b||^2, x);
/// assert_eq!(loss, 5.25);
/// assert_eq!(slope, 2.0 * (a.transpose() * (a * x - b)));
/// ```
pub use chainrule_macros::value_and_grad;

pub use chainrule_macros::{hessian, hvp, jacobian, jvp, vjp};
