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
/// With declared dimensions, [as in every macro](crate#dimensions-with-names), nor does what fits by chance:
///
/// ```compile_fail,E0277
/// # use chainrule::{matrix, value, vector};
/// # let (w, x) = (matrix![1.0, 2.0; 3.0, 4.0], vector![1.0, 2.0]);
/// value!(w x; w: [M, N], x: [M]); // shape mismatch in `w x`: `w` has N columns but `x` has M rows
/// ```
///
/// `; into place` writes the result into a place, instead of returning it; so does every macro here, with
/// a place for each of its results, in their order:
///
/// ```
/// # use chainrule::{value, value_and_grad, vector};
/// let x = vector![1.0, 2.0];
/// let (mut square, mut by_x) = (0.0, vector![0.0, 0.0]);
/// value_and_grad!(x^T x, x; into square, by_x);
/// assert_eq!((square, by_x), (5.0, vector![2.0, 4.0]));
///
/// value_and_grad!(x^T x, x; into += square, += by_x); // added to what the places hold
/// assert_eq!((square, by_x), (10.0, vector![4.0, 8.0]));
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
/// With the dimensions declared, each by its name:
///
/// ```
/// use chainrule::{grad, matrix, vector};
///
/// let w = matrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0];
/// let (x, a) = (vector![0.1, -0.2, 0.3], vector![0.5, -1.0]);
/// assert_eq!(grad!(a^T w^T x, w; a: [N], w: [M, N], x: [M]), x * a.transpose());
/// ```
///
/// A gradient is of a scalar:
///
/// ```compile_fail,E0277
/// # use chainrule::{grad, matrix, vector};
/// # let (a, x) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0]);
/// grad!(a x, x); // `grad!` needs a scalar, and `a x` is `Vector<2>`
/// ```
///
/// What it computes, and why, is what [`explain!`] writes:
///
/// ```
/// use chainrule::explain;
///
/// assert_eq!(
///     explain!(x^T A x, x),
///     "z = xᵀ A x\n\
///      dz = dxᵀ A x + xᵀ A dx = ⟨(A + Aᵀ) x, dx⟩\n\
///      ∂z/∂x = (A + Aᵀ) x"
/// );
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
///
/// The closed form that the value shares its work with, as [`explain!`] writes it: A x − b is computed once.
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(||A x - b||^2, x).ends_with("∂z/∂x = 2 Aᵀ (A x − b)"));
/// ```
///
/// A gradient is of a scalar, and by what occurs:
///
/// ```compile_fail,E0277
/// # use chainrule::{matrix, value_and_grad, vector};
/// # let (a, x) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0]);
/// value_and_grad!(a x, x); // `value_and_grad!` needs a scalar, and `a x` is `Vector<2>`
/// ```
///
/// ```compile_fail
/// # use chainrule::{value_and_grad, vector};
/// # let (x, y) = (vector![1.0, -1.0], vector![1.0, -1.0]);
/// value_and_grad!(x^T x, y); // the expression does not contain `y`: its names are `x`
/// ```
pub use chainrule_macros::value_and_grad;

/// The Jacobian of a column by a column, ∂yᵢ/∂xⱼ in row i and column j (numerator layout).
///
/// `jacobian!(y, x)` is a `Matrix<{len y}, {len x}>`; of a scalar it is the [`RowVector`] that is the
/// gradient transposed. It comes in closed form wherever the expression has one, also through inverses,
/// norms and softmax: of `A x` it is A, of `tanh(A x)` the rows of A scaled. Where it has none (in the
/// entries of `kron`, `vec` and `cross`, through a function of your own) its rows are computed one by one,
/// by reverse mode.
///
/// ```
/// use chainrule::{RowVector, jacobian, matrix, vector};
///
/// let a = matrix![2.0, 1.0; 0.0, 3.0; 1.0, 1.0];
/// let x = vector![1.0, -1.0];
/// assert_eq!(jacobian!(a x, x), a);
/// assert_eq!(jacobian!(x .* x, x), matrix![2.0, 0.0; 0.0, -2.0]);
/// let row: RowVector<2> = jacobian!(x^T x, x);
/// assert_eq!(row, 2.0 * x.transpose());
/// ```
///
/// By a matrix there is no Jacobian, nor of one, but [`derivative!`]:
///
/// ```compile_fail,E0277
/// # use chainrule::{jacobian, matrix, vector};
/// # let (a, x) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0]);
/// jacobian!(a x, a); // `jacobian!` is by a column, and `a` is `Matrix<2, 2>`
/// ```
///
/// Closed forms, as [`explain!`] writes them:
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(A x + b, x; A: [M, N], x: [N], b: [M]).ends_with("∂y/∂x = A   (M×N)"));
/// assert!(explain!(tanh(A x), x).ends_with("∂y/∂x = diag(𝟏 − tanh(A x)^∘2) A"));
/// assert!(explain!(softmax(x), x).ends_with("∂y/∂x = diag(softmax(x)) − softmax(x) softmax(x)ᵀ"));
/// ```
pub use chainrule_macros::jacobian;

/// The Hessian of a scalar by a column, ∂²f/∂x∂xᵀ; by two columns, ∂²f/∂x∂yᵀ. By a matrix it is a linear map.
///
/// `hessian!(f, x)` is a `Matrix<{len x}, {len x}>`, `hessian!(f, x, y)` a `Matrix<{len x}, {len y}>`. Like
/// [`jacobian!`], it comes in closed form where there is one: of xᵀAx it is A + Aᵀ, of logistic regression
/// Xᵀ diag(s) X, of least squares `A^T A`, and nothing else is computed.
///
/// ```
/// use chainrule::{hessian, matrix, vector};
///
/// let a = matrix![2.0, 1.0; 0.0, 3.0];
/// let (x, y) = (vector![1.0, -1.0], vector![0.5, 2.0]);
/// assert_eq!(hessian!(x^T a x, x), a + a.transpose());
/// assert_eq!(hessian!(x^T a y, x, y), a);
/// ```
///
/// By a matrix W it is the derivative of the gradient, a [`Derivative`] from the shape of W to itself, held by
/// its factors. Where the expression leaves open whether its variable is a column or a matrix, the types decide;
/// declared dimensions (`; w: [N]`) tell the macro, which then computes the matrix at half the cost.
///
/// ```
/// use chainrule::{hessian, matrix};
///
/// let (m, u, v) = (matrix![1.0, 2.0; 3.0, 4.0], matrix![1.0; -1.0], matrix![2.0; 0.5]);
/// let map = hessian!(0.5 * ||m - u v^T||^2, u);
/// assert_eq!(format!("{map:?}"), "𝔼 vᵀ v"); // VᵀV ⊗ I
/// assert_eq!(map.apply(&u), u * (v.transpose() * v));
/// ```
///
/// Higher orders come by gradients within the expression, `grad(f, x)`: `hessian!(grad(f, x)^T v, x)` is the third
/// derivative along v.
///
/// ```
/// use chainrule::{grad, hessian, matrix, vector};
///
/// let (x, v, t) = (vector![1.0, 2.0], vector![1.0, -1.0], 2.0);
/// assert_eq!(hessian!(grad(sum(x .^ 3), x)^T v, x), matrix![6.0, 0.0; 0.0, -6.0]);
/// assert_eq!(grad!(grad(grad(t^4, t), t), t), 48.0);
/// ```
///
/// It is the Jacobian of the gradient, and so [`explain!`] writes its closed form:
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(grad(x^T A x, x), x).ends_with("∂y/∂x = A + Aᵀ"));
/// assert!(explain!(grad(||A x - b||^2, x), x).ends_with("∂y/∂x = 2 Aᵀ A"));
/// ```
///
/// A Hessian is of a scalar:
///
/// ```compile_fail,E0277
/// # use chainrule::{hessian, matrix, vector};
/// # let (a, x) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0]);
/// hessian!(a x, x); // `hessian!` needs a scalar, and `a x` is `Vector<2>`
/// ```
pub use chainrule_macros::hessian;

/// The derivative of anything by anything, as a typed linear map from the shape of the variable to the shape
/// of the expression.
///
/// `derivative!(Y, W)` is a [`Derivative`] that holds the factors of the formula for dY, such as x of
/// dWᵀ x, and no tensor. [`apply`](Derivative::apply) maps a differential dW to dY,
/// [`pullback`](Derivative::pullback) an adjoint Ȳ to W̄, [`chain`](Derivative::chain) composes,
/// [`gradient`](Derivative::gradient) is that of a scalar; [`entry`](Derivative::entry),
/// [`to_dense`](Derivative::to_dense) and [`vec_jacobian`](Derivative::vec_jacobian) have the entries
/// ∂Yᵢⱼ/∂Wₖₗ. `Debug` writes the formula, with 𝔼 and 𝔽 ([`isotropic`]) for the derivatives of W and Wᵀ by W.
///
/// ```
/// use chainrule::{Matrix, Tensor4, derivative, matrix, value, vector};
///
/// let w = matrix![1.0, 2.0; 0.0, -1.0; 3.0, 0.5];
/// let x = matrix![1.0, 0.0; -2.0, 1.0; 0.5, 4.0];
/// let map = derivative!(w^T x, w);
/// assert_eq!(format!("{map:?}"), "𝔼 xᵀ : 𝔽");
/// let d = matrix![1.0, 0.0; 0.0, 0.0; 0.0, 2.0];
/// assert_eq!(map.apply(&d), d.transpose() * x);
/// assert_eq!(map.entry([1, 0, 2, 1]), x[(2, 0)]);
/// let dense: Tensor4<2, 2, 3, 2> = map.to_dense();
/// assert_eq!(dense.contract_last_two(&d), map.apply(&d));
///
/// // The derivative of A X B, stacked, is Bᵀ ⊗ A.
/// let (a, b) = (matrix![1.0, 2.0, 3.0], matrix![4.0; 5.0]);
/// let stacked: Matrix<1, 6> = derivative!(a w b, w).vec_jacobian();
/// assert_eq!(stacked, value!(kron(b^T, a)));
/// ```
///
/// A row has the entries of the column that it is the transpose of: the dense derivative of a row of N by a
/// column of K is a `Matrix<N, K>`, too. Through functions of one's own there is no derivative of this kind, as
/// only their pullback is known.
///
/// The chain rule is no product of matrices, and does not compile as one:
///
/// ```compile_fail,E0277
/// # use chainrule::{derivative, matrix, value, vector};
/// # let (w, x, a) = (matrix![1.0, 2.0; 0.0, -1.0], vector![1.0, -2.0], vector![2.0, -1.0]);
/// # let y = value!(w^T x);
/// let (dz_dy, dy_dw) = (derivative!(a^T y, y), derivative!(w^T x, w));
/// dz_dy * dy_dw; // derivatives are chained, not multiplied: the left one maps `Vector<2>` to `f64`, …
/// ```
///
/// Closed forms, as [`explain!`] writes them:
///
/// ```
/// # use chainrule::explain;
/// assert_eq!(
///     explain!(W^T x, W; W: [M, N], x: [M]),
///     "y = Wᵀ x   (N×1)\n\
///      dy = dWᵀ x\n\
///      ∂y_i/∂W_kl = δ_il x_k\n\
///      ∂y/∂W = 𝔼 xᵀ : 𝔽   (N×M×N)"
/// );
/// assert!(explain!(A X B, X).ends_with("∂Y/∂X = A 𝔼 Bᵀ"));
/// assert!(explain!(X^-1, X).ends_with("∂Y/∂X = −X⁻¹ 𝔼 X⁻ᵀ"));
/// ```
pub use chainrule_macros::derivative;

/// The derivative in a direction (forward mode, the pushforward): dY for dX.
///
/// `jvp!(Y, X, D)` has the shape of `Y`; `D`, an expression, has that of `X`. Y and X may be scalars, vectors
/// or matrices. Several variables have a direction each, `jvp!(Y, X, D, b, d)`, and their contributions add
/// up. By a scalar t, `jvp!(Y, t, 1)` is ∂Y/∂t. It costs a small constant times the value, and no tensor is
/// formed.
///
/// ```
/// use chainrule::{jvp, matrix, value};
///
/// let a = matrix![2.0, 0.0; 0.0, 4.0];
/// let d = matrix![1.0, 1.0; 0.0, 0.0];
/// assert_eq!(jvp!(a^2, a, d), d * a + a * d);
/// assert_eq!(jvp!(inv(a), a, d), value!(-a^-1 d a^-1));
/// ```
///
/// It is what [`explain!`] writes for dY:
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(X^2, X).contains("dY = X dX + dX X"));
/// assert!(explain!(inv(X), X).contains("dY = −X⁻¹ dX X⁻¹"));
/// ```
///
/// A direction has the shape of its variable:
///
/// ```compile_fail,E0277
/// # use chainrule::{jvp, matrix, vector};
/// # let (a, x, d) = (matrix![2.0, 1.0; 0.0, 3.0], vector![1.0, -1.0], vector![1.0, 2.0, 3.0]);
/// jvp!(a x, x, d); // shape mismatch: `x` is `Vector<2>` but its direction `d` is `Vector<3>`
/// ```
pub use chainrule_macros::jvp;

/// The adjoint pulled back (reverse mode): X̄ for Ȳ.
///
/// `vjp!(Y, X, U)` has the shape of `X`; `U`, an expression, has that of `Y` and comes last, also behind several
/// variables, `vjp!(Y, W, b, U)`, which give a tuple. For columns it is Jᵀu. It is the adjoint of [`jvp!`]:
/// ⟨U, jvp(D)⟩ = ⟨vjp(U), D⟩. Of a scalar with U = 1 it is [`grad!`].
///
/// ```
/// use chainrule::{matrix, vector, vjp};
///
/// let w = matrix![2.0, 1.0; 0.0, 3.0; 1.0, 1.0];
/// let (x, u) = (vector![1.0, -1.0], vector![1.0, 0.0, 2.0]);
/// let (by_w, by_x) = vjp!(w x, w, x, u);
/// assert_eq!(by_w, u * x.transpose());
/// assert_eq!(by_x, w.transpose() * u);
/// ```
///
/// Its closed form is the gradient of ⟨U, Y⟩, which [`explain!`] writes:
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(U : A X B, X).ends_with("∂z/∂X = Aᵀ U Bᵀ"));
/// ```
///
/// The adjoint has the shape of the expression:
///
/// ```compile_fail,E0277
/// # use chainrule::{matrix, vector, vjp};
/// # let (w, x) = (matrix![2.0, 1.0; 0.0, 3.0; 1.0, 1.0], vector![1.0, -1.0]);
/// vjp!(w x, x, x); // shape mismatch: `w x` is `Vector<3>` but its adjoint `x` is `Vector<2>`
/// ```
pub use chainrule_macros::vjp;

/// The Hessian of a scalar times a direction.
///
/// `hvp!(f, X, D)` is the derivative of the gradient by `X` in the direction `D`, and of the shape of `X`, which
/// may be a matrix, too. It costs a small constant times the value; no Hessian is formed.
///
/// ```
/// use chainrule::{hvp, matrix, vector};
///
/// let a = matrix![2.0, 1.0; 0.0, 3.0];
/// let (x, d) = (vector![1.0, -1.0], vector![0.5, 2.0]);
/// assert_eq!(hvp!(x^T a x, x, d), (a + a.transpose()) * d);
/// assert_eq!(hvp!(||a x||^2, a, a), 2.0 * a * x * x.transpose());
/// ```
///
/// It is the gradient of ⟨∇f, D⟩, and so [`explain!`] writes its closed form:
///
/// ```
/// # use chainrule::explain;
/// assert!(explain!(grad(x^T A x, x)^T d, x).ends_with("∂z/∂x = (A + Aᵀ) d"));
/// ```
///
/// It takes one variable and its direction:
///
/// ```compile_fail
/// # use chainrule::{hvp, vector};
/// # let x = vector![1.0, -1.0];
/// hvp!(x^T x, x); // `hvp!` takes one variable and a direction behind it: `hvp!(f, x, v)`
/// ```
pub use chainrule_macros::hvp;

/// The derivation of a derivative and its closed form: a `&'static str`, written while the program compiles.
///
/// `explain!(e, W)` is the expression, its parts by names, their differentials, the adjoints of the parts from
/// the last to the first, and in the last line the closed form; in entries, too, where that is short. What is
/// explained is what [`grad!`] computes; of a column by a column it is what [`jacobian!`] does, and of anything
/// else, [`derivative!`], with 𝔼 and 𝔽 as there. ⟨A, B⟩ and A : B are the sum of A∘B, ∘ and ⊘ go entry by
/// entry, and 𝟏 is 1 in every entry.
///
/// ```
/// use chainrule::explain;
///
/// assert_eq!(
///     explain!(a^T W^T x, W; a: [N], W: [M, N], x: [M]),
///     "z = aᵀ Wᵀ x   (1×1)\n\
///      dz = aᵀ dWᵀ x = ⟨x aᵀ, dW⟩\n\
///      ∂z/∂W_kl = x_k a_l\n\
///      ∂z/∂W = x aᵀ   (M×N)"
/// );
/// assert_eq!(
///     explain!(||A x - b||^2, x),
///     "z = ‖A x − b‖²\n\
///      r = A x − b\n\
///      z = ‖r‖²\n\
///      dr = A dx\n\
///      dz = 2 rᵀ dr\n\
///      ∂z/∂r = 2 r\n\
///      ∂z/∂x = Aᵀ (∂z/∂r)\n\
///      ∂z/∂x = 2 Aᵀ (A x − b)"
/// );
/// ```
///
/// Nothing is evaluated, and no name need exist. So no type says what a name is: declare it,
/// `; W: [M, N], x: [M]`, and the lines have their shapes. What is not declared is read as in a textbook, unless the
/// expression says otherwise: a capital letter is a matrix, another a column, and the whole a scalar if something is
/// transposed in it.
///
/// `; latex` writes LaTeX, an `aligned` environment:
///
/// ```
/// use chainrule::explain;
///
/// let text = explain!(x^T A x, x; latex);
/// assert!(text.ends_with("\\frac{\\partial z}{\\partial x} &= \\left(A + A^\\top\\right) x\n\\end{aligned}"));
/// ```
///
/// Several variables, parts with names of your own, and what is said of a variable:
///
/// ```
/// use chainrule::explain;
///
/// let text = explain!({ let y = W^T x; ||y||^2 }, W, x);
/// assert!(text.contains("y = Wᵀ x") && text.contains("∂z/∂W = x (∂z/∂y)ᵀ"));
/// assert!(text.ends_with("∂z/∂W = 2 x xᵀ W\n∂z/∂x = 2 W Wᵀ x"));
///
/// let text = explain!(tr(A S), S; S: symmetric);
/// assert!(text.ends_with("∂z/∂S = A + Aᵀ − A ∘ I   (symmetric)"));
/// ```
///
/// What does not fit by the names of its dimensions does not compile:
///
/// ```compile_fail
/// # use chainrule::explain;
/// explain!(a^T W x, W; a: [N], W: [M, N], x: [M]); // shape mismatch in `a^T W`: `a^T` has N columns but `W` has M rows
/// ```
///
/// Nor does what is larger than a page: more than a thousand operations. A closed form of more than two hundred is
/// left out, and the adjoints of the parts stand last.
pub use chainrule_macros::explain;
