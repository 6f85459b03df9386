//! The expressions: a line each, generic over the dimensions `M` and `N` and the entries `T`.
//!
//! A line names its variables, which become unknown to the compiler, and says what is computed of
//! them: any Rust, of which nothing may panic. `evaluate_all` says for which sizes.

#![allow(non_snake_case)] // W is a matrix, as on paper.

use core::hint::black_box;

use chainrule::{
    Elementwise, Function, Matrix, Real, RowVector, Scalar, Vector, derivative, grad, hessian, hvp,
    jacobian, jvp, value, value_and_grad, vjp,
};
use fixed::types::{I8F8, I16F16, I32F32};
use fixed::{Saturating, Wrapping};

/// x σ(x)
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

/// Σ xᵢ² yᵢ
struct Weighted;

impl<const N: usize, T: Scalar> Function<(Vector<N, T>, Vector<N, T>)> for Weighted {
    type Value = T;

    fn value(&self, (x, y): &(Vector<N, T>, Vector<N, T>)) -> T {
        value!(sum(x .* x .* y))
    }

    fn pullback(
        &self,
        (x, y): &(Vector<N, T>, Vector<N, T>),
        adjoint: &T,
    ) -> (Vector<N, T>, Vector<N, T>) {
        grad!(adjoint sum(x .* x .* y), x, y)
    }
}

/// A function a line, and one that calls them all.
macro_rules! expressions {
    ($Entries:ident $(
        $(#[$attribute:meta])*
        $name:ident($($variable:ident: $Type:ident $(<$($dimension:tt),+>)?),+) => $result:expr;
    )+) => {
        $(
            $(#[$attribute])*
            #[inline(never)]
            fn $name<const M: usize, const N: usize, T: $Entries>() {
                $(let $variable = &black_box(zero!($Type $($($dimension)+)?));)+
                black_box($result);
            }
        )+

        pub(super) fn evaluate<const M: usize, const N: usize, T: $Entries>() {
            $(
                $(#[$attribute])*
                $name::<M, N, T>();
            )+
        }
    };
}

macro_rules! zero {
    (T) => { T::ZERO };
    ($Type:ident $($dimension:tt)+) => { $Type::<$($dimension,)+ T>::zeros() };
}

pub(crate) fn evaluate_all() {
    evaluate::<2, 3, f64>();
    if cfg!(feature = "control") {
        // One size is enough to fail.
        return;
    }
    // On bare metal, where little is computed in `f64`, one size of it will do: others take minutes to compile.
    if cfg!(not(target_os = "none")) {
        evaluate::<1, 1, f64>();
        evaluate::<4, 4, f64>();
        evaluate::<6, 8, f64>();
        evaluate::<16, 5, f64>();
    }

    evaluate::<3, 2, f32>();
    evaluate::<1, 6, f32>();
    evaluate::<8, 1, f32>();
    evaluate::<5, 7, f32>();
    evaluate::<16, 16, f32>();

    fixed_point::evaluate::<2, 3, Wrapping<I16F16>>();
    fixed_point::evaluate::<4, 4, Saturating<I16F16>>();
    fixed_point::evaluate::<6, 8, Saturating<I8F8>>();
    fixed_point::evaluate::<16, 5, Wrapping<I32F32>>();
}

expressions! { Real
    // The control, which has to fail to link. It stands among the others, so that it shows that
    // they are looked at.
    #[cfg(feature = "control")]
    control(x: Vector<N>) => x[black_box(0)];

    // Products.
    inner(x: Vector<N>, y: Vector<N>) => value_and_grad!(x^T y, x, y);
    inner_of_rows(x: RowVector<N>, y: RowVector<N>) => value_and_grad!(x y^T, x, y);
    dot(x: Vector<N>, y: RowVector<N>) => value_and_grad!(dot(x, y^T), x, y);
    outer(x: Vector<M>, y: Vector<N>) => value!(x y^T);
    column(A: Matrix<M, N>, x: Vector<N>) => value!(A x);
    row(A: Matrix<M, N>, x: Vector<M>) => value!(x^T A);
    product(A: Matrix<M, N>, B: Matrix<N, M>) => value!(A B);
    gram(A: Matrix<M, N>) => (value!(A^T A), value!(A A^T));
    of_transposes(A: Matrix<M, N>, B: Matrix<N, M>) => value!(A^T B^T);
    of_three(A: Matrix<M, N>, B: Matrix<N, 3>, C: Matrix<3, M>) => value!(A B C);
    of_five(A: Matrix<M, N>, x: Vector<M>) => value!(A A^T A A^T x);
    scaled(s: T, A: Matrix<M, N>, x: Vector<N>) => value!(2 s A x / s);
    transposed(A: Matrix<M, N>) => value!(A^T);

    // Bilinear and quadratic forms, and what matrices and vectors do in them.
    bilinear(W: Matrix<M, N>, x: Vector<M>, a: Vector<N>) => value_and_grad!(a^T W^T x, W, x, a);
    bilinear_by_matrix(W: Matrix<M, N>, x: Vector<M>, a: Vector<N>) => grad!(a^T W^T x, W);
    quadratic(A: Matrix<N, N>, x: Vector<N>) => value_and_grad!(x^T A x, A, x);
    quadratic_of_rows(A: Matrix<N, N>, x: RowVector<N>) => value_and_grad!(x A x^T, A, x);
    residual(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) =>
        value_and_grad!((A x - b)^T (A x - b), A, x, b);
    weighted(A: Matrix<M, N>, W: Matrix<M, M>, x: Vector<N>, b: Vector<M>) =>
        value_and_grad!((A x - b)^T W (A x - b), A, W, x, b);
    rayleigh(A: Matrix<N, N>, x: Vector<N>) => value_and_grad!((x^T A x) / (x^T x), A, x);
    chain(A: Matrix<M, N>, B: Matrix<N, 3>, x: Vector<M>, y: Vector<3>) =>
        value_and_grad!(x^T A B y, A, B, x, y);
    outer_in_a_product(A: Matrix<M, N>, x: Vector<N>, y: Vector<M>, z: Vector<N>) =>
        value_and_grad!((z^T x) y^T A x + y^T (A x z^T) z, A, x, y, z);
    cubic(A: Matrix<N, N>, x: Vector<N>) => value_and_grad!((x^T A x)^3, A, x);

    // Sums and differences.
    sums(A: Matrix<M, N>, B: Matrix<N, M>) => value!(A - B^T + 2 A);
    sum_of_products(A: Matrix<M, N>, B: Matrix<M, N>, C: Matrix<N, N>) => value!(A C - 3 B C^T + A);
    sum_of_outers(A: Matrix<M, N>, x: Vector<M>, y: Vector<N>) => value!(A - 0.5 x y^T);
    sum_of_columns(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) => value!(b - A x + 0.5 b);
    sum_of_rows(A: Matrix<M, N>, x: Vector<M>, b: RowVector<N>) => value!(b - x^T A);

    // Powers.
    powers_of_scalars(s: T, t: T) =>
        value_and_grad!(s^3 + s^-2 + s^0.5 + s^t + s^{t + 1} + 2^t, s, t);
    powers_of_matrices(A: Matrix<N, N>) => (value!(A^0), value!(A^2), value!(A^5));
    trace_of_a_power(A: Matrix<N, N>) => value_and_grad!(tr(A^3), A);
    powers_of_entries(A: Matrix<M, N>, B: Matrix<M, N>) =>
        value_and_grad!(sum(A.^2 + A.^-1 + A.^0.5 + A.^B), A, B);

    // Entry by entry.
    entries(x: Vector<N>, y: Vector<N>) => value_and_grad!(sum(x .* y ./ (x + y)), x, y);
    entries_of_matrices(A: Matrix<M, N>, B: Matrix<M, N>) =>
        value_and_grad!(sum((A .* B) ./ (A - B)), A, B);
    entries_of_products(A: Matrix<M, N>, B: Matrix<M, N>, x: Vector<N>) =>
        value_and_grad!(sum((A x) .* (B x) ./ (A x + B x)), A, B, x);
    entries_beside_a_transpose(A: Matrix<M, N>, B: Matrix<N, M>) => value!(A .* B^T - A ./ B^T);

    // Reductions.
    frobenius(A: Matrix<M, N>, B: Matrix<M, N>) => value_and_grad!(A : B, A, B);
    frobenius_of_products(A: Matrix<M, N>, B: Matrix<M, N>, X: Matrix<N, N>) =>
        value_and_grad!(A X : B X^T, A, B, X);
    sum(A: Matrix<M, N>) => value_and_grad!(sum(A), A);
    sum_of_a_product(A: Matrix<M, N>, B: Matrix<N, 3>) => value_and_grad!(sum(A B), A, B);
    trace(A: Matrix<N, N>) => value_and_grad!(tr(A), A);
    trace_of_a_product(A: Matrix<M, N>, B: Matrix<N, M>) => value_and_grad!(tr(A B), A, B);
    trace_of_four(A: Matrix<M, N>, B: Matrix<N, M>, C: Matrix<M, M>) =>
        value_and_grad!(tr(A B C A B), A, B, C);
    norm(x: Vector<N>, y: Vector<N>) => value_and_grad!(||x - y||, x, y);
    norm_of_a_matrix(A: Matrix<M, N>) => value_and_grad!(||A||, A);
    norm_of_a_product(A: Matrix<M, N>, x: Vector<N>) => value_and_grad!(norm2(A x), A, x);
    norm_1(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) =>
        value_and_grad!(||A x - b||_1 + norm1(A), A, x, b);
    squared_norm(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) =>
        value_and_grad!(0.5 ||A x - b||^2, A, x, b);
    squared_norm_by_one(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) => grad!(||A x - b||^2, x);
    squared_norm_of_a_matrix(A: Matrix<M, N>, U: Matrix<M, 3>, V: Matrix<N, 3>) =>
        value_and_grad!(||A - U V^T||^2, A, U, V);

    // Functions.
    exp(A: Matrix<M, N>) => value_and_grad!(sum(exp(A)), A);
    log(A: Matrix<M, N>) => value_and_grad!(sum(log(A)), A);
    sqrt(A: Matrix<M, N>) => value_and_grad!(sum(sqrt(A)), A);
    sin(A: Matrix<M, N>) => value_and_grad!(sum(sin(A)), A);
    cos(A: Matrix<M, N>) => value_and_grad!(sum(cos(A)), A);
    tan(A: Matrix<M, N>) => value_and_grad!(sum(tan(A)), A);
    asin(A: Matrix<M, N>) => value_and_grad!(sum(asin(A)), A);
    acos(A: Matrix<M, N>) => value_and_grad!(sum(acos(A)), A);
    atan(A: Matrix<M, N>) => value_and_grad!(sum(atan(A)), A);
    sinh(A: Matrix<M, N>) => value_and_grad!(sum(sinh(A)), A);
    cosh(A: Matrix<M, N>) => value_and_grad!(sum(cosh(A)), A);
    tanh(A: Matrix<M, N>) => value_and_grad!(sum(tanh(A)), A);
    abs(A: Matrix<M, N>) => value_and_grad!(sum(abs(A)), A);
    sign(A: Matrix<M, N>) => value_and_grad!(sum(sign(A) .* A), A);
    relu(A: Matrix<M, N>) => value_and_grad!(sum(relu(A)), A);
    sigmoid(A: Matrix<M, N>) => value_and_grad!(sum(sigmoid(A)), A);
    softplus(A: Matrix<M, N>) => value_and_grad!(sum(softplus(A)), A);
    functions_of_a_scalar(s: T, t: T) =>
        value_and_grad!(exp(s) log(t) + sqrt(s) tanh(s t) - softplus(s / t), s, t);
    function_of_a_row(x: RowVector<N>) => value!(sigmoid(2 x));

    functions_of_two(A: Matrix<M, N>, B: Matrix<M, N>) =>
        value_and_grad!(sum(max(A, B) + min(A, B) .* atan2(A, B) + hypot(A, B)), A, B);
    functions_of_two_scalars(s: T, t: T) =>
        value_and_grad!(max(s, t) + min(s, 2) * atan2(s, t) + hypot(s, t), s, t);
    clamp(A: Matrix<M, N>, s: T, t: T) =>
        value_and_grad!(sum(clamp(A, s, t) + clamp(A, -1, 1)) clamp(s, 0, t), A, s, t);
    largest_and_smallest(x: Vector<N>, A: Matrix<M, N>) =>
        value_and_grad!(max(x) min(x) + max(A x) - min(x^T A^T), x, A);
    softmax(x: Vector<N>, t: Vector<N>) => value_and_grad!(t^T softmax(x), x, t);
    softmax_of_rows(x: RowVector<M>, A: Matrix<M, N>, t: Vector<N>) =>
        value_and_grad!(softmax(x A) t, x, A);
    log_sum_exp(x: Vector<N>) => value_and_grad!(logsumexp(x), x);
    cross_entropy(W: Matrix<M, N>, x: Vector<N>, t: Vector<M>) =>
        value_and_grad!({ let z = W x; logsumexp(z) - t^T z }, W, x);

    // Inverses, by LU.
    inverses(A: Matrix<N, N>) => (value!(inv(A)), value!(A^-1), value!(A^-T), value!(A^-3));
    solutions(A: Matrix<N, N>, b: Vector<N>, c: RowVector<N>) =>
        (value!(A^-1 b), value!(A^-T b), value!(c A^-1), value!(c A^-T));
    solutions_of_many(A: Matrix<N, N>, B: Matrix<N, M>) =>
        (value!(A^-1 B), value!(A^-T B), value!(B^T A^-1), value!(B^T A^-T));
    solutions_on_both_sides(A: Matrix<N, N>, B: Matrix<M, M>, C: Matrix<M, N>) =>
        (value!(B^-1 C A^-1), value!(A^-T C^T B^-T), value!(B^-1 C + 2 C A^-1));
    entries_of_a_solution(A: Matrix<N, N>, b: Vector<N>, x: Vector<N>) =>
        value!(x .* (A^-1 b) - sin(A^-T b));
    inverse_of_a_scalar(s: T, x: Vector<N>) => value_and_grad!(sum(s^-1 x) + s^-2, s, x);
    form_of_an_inverse(A: Matrix<N, N>, a: Vector<N>, b: Vector<N>) =>
        value_and_grad!(a^T A^-1 b, A, a, b);
    quadratic_form_of_an_inverse(A: Matrix<N, N>, x: Vector<N>) =>
        value_and_grad!(x^T A^-1 x + x^T A^-T x, A, x);
    trace_of_an_inverse(A: Matrix<N, N>, B: Matrix<N, N>) =>
        value_and_grad!(tr(A^-1) + tr(A^-1 B) + tr(B A^-2), A, B);
    diagonal_of_an_inverse(A: Matrix<N, N>, x: Vector<N>) =>
        value_and_grad!(x^T diag(A^-1), A, x);
    norm_of_a_solution(A: Matrix<N, N>, B: Matrix<N, M>) => value_and_grad!(||A^-1 B||^2, A, B);
    determinants(A: Matrix<N, N>) => value_and_grad!(det(A) + logdet(A), A);
    determinant_of_a_product(A: Matrix<M, N>) => value_and_grad!(logdet(A^T A), A);
    logarithm_of_a_determinant(A: Matrix<N, N>, B: Matrix<N, N>) =>
        value_and_grad!(logdet(A B) - 2 logdet(A) + log(det(B)), A, B);

    // Inverses, by Cholesky.
    definite(S: Matrix<N, N>, b: Vector<N>, B: Matrix<N, M>) =>
        (value!(spd(S)^-1), value!(spd(S)^-1 b), value!(spd(S)^-1 B), value!(B^T spd(S)^-1));
    definite_determinants(S: Matrix<N, N>) =>
        value_and_grad!(det(spd(S)) + logdet(spd(S)) + tr(spd(S)), S);
    likelihood(S: Matrix<N, N>, y: Vector<N>) =>
        value_and_grad!(0.5 logdet(spd(S)) + 0.5 y^T spd(S)^-1 y, S, y);
    likelihood_of_a_symmetric_matrix(S: Matrix<N, N>, y: Vector<N>) =>
        grad!(logdet(spd(S)) + y^T spd(S)^-1 y, S; S: symmetric);
    ridge(X: Matrix<M, N>, y: Vector<M>, s: T) =>
        value_and_grad!(||X (X^T X + s eye(N))^-1 X^T y - y||^2, X, y, s);
    ridge_by_name(X: Matrix<M, N>, y: Vector<M>, s: T) =>
        value_and_grad!(y^T X spd(X^T X + s eye(N))^-1 X^T y, X, y, s);

    // Diagonals.
    diagonal_matrix(x: Vector<N>) => value!(diag(x));
    diagonal_products(A: Matrix<M, N>, x: Vector<N>, y: Vector<M>, B: Matrix<N, M>) =>
        (value!(diag(y) A diag(x)), value!(A diag(x) B), value!(diag(x) x + 2 diag(x) A^T y));
    diagonal_forms(A: Matrix<M, N>, x: Vector<N>, y: Vector<M>) =>
        value_and_grad!(y^T A diag(x) x + tr(diag(x) A^T A) + ||diag(y) A||^2, A, x, y);
    diagonal_of_a_product(A: Matrix<M, N>, B: Matrix<N, M>, y: Vector<M>) =>
        value_and_grad!(y^T diag(A B) + sum(diag(A A^T)), A, B, y);
    diagonal_of_a_sum(A: Matrix<N, N>, x: Vector<N>) =>
        value_and_grad!(x^T diag(A + A^T + x x^T) + logdet(A + diag(x)), A, x);
    by_a_diagonal_matrix(D: Matrix<N, N>, x: Vector<N>) => grad!(x^T D x, D; D: diagonal);

    // Constants of given dimensions.
    constants(A: Matrix<M, N>, x: Vector<N>) => (
        value!(A eye(N) + ones(M, N) - zeros(M, N)), value!(x + ones(N) - zeros(N)),
        value!(ones(M)^T A), value!(A ones(N))
    );
    gradients_of_constants(A: Matrix<M, N>, x: Vector<N>) =>
        value_and_grad!(ones(M)^T A x + tr(A^T ones(M, N)) + sum(eye(N) x), A, x);
    entry_of_a_basis(A: Matrix<M, 3>, x: Vector<M>) =>
        value_and_grad!(x^T A basis(3, 1) + basis(3, 0)^T A^T x, A, x);

    // What needs dimensions that are numbers.
    vectorised(A: Matrix<3, 2>, x: Vector<6>) =>
        (value!(vec(A)), value!(x + 2 vec(A)), value!(vec(A A^T)), value!(vec(A^T)^T x));
    gradients_of_vec(A: Matrix<3, 2>, B: Matrix<2, 2>, x: Vector<6>, G: Matrix<6, 6>) =>
        value_and_grad!(x^T vec(A B) + vec(A)^T G vec(A) + sum(sin(vec(A))), A, B, x, G);
    kronecker(A: Matrix<3, 2>, B: Matrix<2, 2>, x: Vector<3>, y: Vector<2>) => (
        value!(kron(A, B)), value!(kron(A, B)^T), value!(kron(x, y)), value!(kron(x^T, y^T)),
        value!(kron(A, B) kron(y, y)), value!(kron(A, B)^T kron(x, y)), value!(kron(A B, B^T))
    );
    gradients_of_kron(A: Matrix<3, 2>, B: Matrix<2, 2>, x: Vector<6>, y: Vector<4>) =>
        value_and_grad!(x^T kron(A, B) y + ||kron(A, B)||^2 + sum(exp(kron(A, B))), A, B, x, y);
    gradients_of_kron_of_vectors(x: Vector<3>, y: Vector<2>, a: Vector<6>) =>
        value_and_grad!(a^T kron(x, y) + kron(y^T, x^T) a, x, y, a);
    kronecker_and_vec(A: Matrix<3, 3>, B: Matrix<2, 2>, X: Matrix<2, 3>) =>
        value_and_grad!(vec(X)^T kron(A, B) vec(X) + logdet(kron(A, B)) + tr(kron(A, eye(2))), A, B, X);
    cross(x: Vector<3>, y: Vector<3>, z: Vector<3>) =>
        value_and_grad!(z^T cross(x, y) + ||cross(x, 2 y)||^2, x, y, z);
    cross_of_rows(x: RowVector<3>, y: RowVector<3>) => value!(cross(x, y));
    outer_by_name(x: Vector<M>, y: Vector<N>, A: Matrix<M, N>) =>
        value_and_grad!(A : outer(x, y) + ||outer(x, y)||, A, x, y);

    // Functions of the user's own.
    own(A: Matrix<M, N>, x: Vector<N>) =>
        value_and_grad!(sum(swish(A x)) + sum(swish(A)), A, x; fn swish = Swish);
    jacobians(A: Matrix<M, N>, S: Matrix<N, N>, x: Vector<N>, y: Vector<N>) => (
        jacobian!(tanh(A x), x), jacobian!(A softmax(S x), x), jacobian!(x / ||x||, x),
        jacobian!((S + x y^T)^-1 y, x), jacobian!(y^T S x, x)
    );
    jacobians_row_by_row(x: Vector<3>, y: Vector<2>, B: Matrix<2, 3>) => (
        jacobian!(cross(x, B^T y), y), jacobian!(kron(y, y), y), jacobian!(vec(B x y^T), x)
    );
    linear_maps(A: Matrix<M, N>, S: Matrix<N, N>, x: Vector<N>, b: Vector<M>) => (
        derivative!(A S x, S).pullback(b), derivative!(tanh(A x), x).to_dense(),
        derivative!(S^-1 x, S).apply(S), hessian!(||A S||^2, S).apply(S),
        derivative!(b^T A x, x).chain(&derivative!(S x, x)).gradient(),
        derivative!(S^T S + diag(x), S).apply(S)
    );
    hessians(A: Matrix<M, N>, S: Matrix<N, N>, x: Vector<N>, b: Vector<M>) => (
        hessian!(sum(softplus(A x)) - b^T A x, x), hessian!(logsumexp(S x), x), hessian!(||x||, x),
        hessian!(b^T A x + logdet(S + x x^T), x), hessian!(x^T A^T b, x, b)
    );
    directions(A: Matrix<M, N>, S: Matrix<N, N>, x: Vector<N>, b: Vector<M>) => (
        jvp!(A inv(S), A, A, S, S), jvp!(tanh(A x), x, 2 x), vjp!(A S x, A, S, x, b),
        hvp!(||A S||^2 + logdet(S), S, S)
    );
    own_of_a_scalar(s: T) => value_and_grad!(swish(s)^2, s; fn swish = Swish);
    own_of_a_row(x: RowVector<N>) => value!(2 swish(x); fn swish = Swish);
    own_of_two(A: Matrix<N, N>, x: Vector<N>, y: Vector<N>) =>
        value_and_grad!(weighted(A x, y) + weighted(x, A^-1 y), A, x, y; fn weighted = Weighted);

    // Several of these at once.
    layer(W: Matrix<M, N>, x: Vector<N>, b: Vector<M>, y: Vector<M>) =>
        value_and_grad!(||tanh(W x + b) - y||^2, W, x, b, y);
    network(
        W1: Matrix<M, N>, b1: Vector<M>, W2: Matrix<3, M>, b2: Vector<3>, x: Vector<N>, t: Vector<3>
    ) => value_and_grad!(
        { let h = tanh(W1 x + b1); let z = W2 h + b2; sum(softplus(z)) - t^T z },
        W1, b1, W2, b2, x
    );
    lets(W: Matrix<M, N>, x: Vector<N>, a: Vector<M>) =>
        value_and_grad!({ let y = W x; let z = sin(y) .* y; a^T z + ||z||^2 }, W, x, a, y, z);
    log_likelihood(X: Matrix<M, N>, w: Vector<N>, y: Vector<M>) =>
        value_and_grad!(sum(log({ Vector::<M, T>::ones() } + exp(-y .* (X w)))), w);
    batch(X: Matrix<M, N>, W: Matrix<N, 3>, b: Vector<3>, Y: Matrix<M, 3>) =>
        value_and_grad!(||X W + { Vector::<M, T>::ones() } b^T - Y||^2, X, W, b);
    gaussian(x: Vector<N>, m: Vector<N>, P: Matrix<N, N>) =>
        value_and_grad!(exp(-0.5 (x - m)^T P (x - m)), x, m, P);

    // Methods of matrices.
    diagonal(A: Matrix<N, N>) => (A.diagonal(), A.trace());
    norms(A: Matrix<M, N>, B: Matrix<M, N>) => (A.norm(), A.dot(B), A.transpose());
    operators(A: Matrix<M, N>, B: Matrix<N, M>, x: Vector<N>, s: T) => (A * B * A * *s - A, A * x);

    // Factorisations.
    lu(A: Matrix<N, N>) => { let lu = A.lu(); (lu.l(), lu.u(), lu.p(), lu.sign_det(), lu.log_det()) };
    det(A: Matrix<N, N>) => (A.det(), A.log_det());
    solve(A: Matrix<N, N>, b: Vector<N>) => (A.solve(b), A.try_solve(b));
    solve_many(A: Matrix<N, N>, B: Matrix<N, M>) => (A.solve(B), A.try_solve(B));
    solve_transposed(A: Matrix<N, N>, b: Vector<N>, B: Matrix<N, M>) =>
        { let lu = A.lu(); (lu.solve_transposed(b), lu.solve_transposed(B)) };
    inverse(A: Matrix<N, N>) => A.inverse();
    try_inverse(A: Matrix<N, N>) => A.try_inverse();
    cholesky(A: Matrix<N, N>, b: Vector<N>, B: Matrix<N, M>) => {
        let cholesky = A.cholesky();
        (cholesky.solve(b), cholesky.solve(B), cholesky.inverse(), cholesky.det(), cholesky.log_det())
    };
    try_cholesky(A: Matrix<N, N>) => A.try_cholesky();
}

/// Arithmetic alone. A division by 0, and in a debug build an overflow, would panic in the crate `fixed`.
mod fixed_point {
    use super::*;

    expressions! { Scalar
        products(A: Matrix<M, N>, B: Matrix<N, M>, x: Vector<N>) => (value!(A B), value!(A^T A), value!(A x));
        sums(A: Matrix<M, N>, B: Matrix<M, N>, s: T) => value!(A + 0.5 B - s A .* B);
        bilinear(W: Matrix<M, N>, x: Vector<M>, a: Vector<N>) => value_and_grad!(a^T W^T x, W, x, a);
        residual(A: Matrix<M, N>, x: Vector<N>, b: Vector<M>) => value_and_grad!(||A x - b||^2, A, x, b);
        cubic(x: Vector<N>, y: Vector<N>) => (grad!(sum(x .^ 3 .* y), x), hessian!((x^T y)^2, x));
        directions(A: Matrix<N, N>, x: Vector<N>, y: Vector<N>) =>
            (hvp!((x^T A x)^2, x, y), jvp!(A^3 x, A, A), vjp!(A x, A, y), jacobian!(x .* (A x), x));
        map(A: Matrix<N, N>, x: Vector<N>) => derivative!(A A x, A).pullback(x);
        ties(x: Vector<N>, y: Vector<N>) => (grad!(sum(max(x, y)) + min(x), x, y), value!(abs(x) + relu(y)));
        quotients(A: Matrix<M, N>, x: Vector<N>, y: Vector<N>, s: T) =>
            (value!(A / s), value!(x ./ y), grad!(x^T y / s, s), grad!(s^-3, s), A / *s);
        solve(A: Matrix<N, N>, x: Vector<N>, B: Matrix<N, M>) =>
            (value!(A^-1 x), value!(A^-1 B), grad!(x^T A^-1 x, A, x), value!(det(A)));
        update(x: Vector<N>, P: Matrix<N, N>, H: Matrix<M, N>, R: Matrix<M, M>, z: Vector<M>) => {
            let B = value!(P H^T);
            let K = value!(B spd(H B + R)^-1);
            (value!(x + K (z - H x)), value!(spd(P - K B^T)))
        };
    }
}
