//! The expressions: a line each, generic over the dimensions `M` and `N` and the entries `T`.
//!
//! A line names its variables, which become unknown to the compiler, and says what is computed of
//! them: any Rust, of which nothing may panic. `evaluate_all` says for which sizes.

#![allow(non_snake_case)] // W is a matrix, as on paper.

use core::hint::black_box;

use chainrule::{Matrix, Real, RowVector, Vector, grad, value, value_and_grad};

/// A function a line, and one that calls them all.
macro_rules! expressions {
    ($(
        $(#[$attribute:meta])*
        $name:ident($($variable:ident: $Type:ident $(<$($dimension:tt),+>)?),+) => $result:expr;
    )+) => {
        $(
            $(#[$attribute])*
            #[inline(never)]
            fn $name<const M: usize, const N: usize, T: Real>() {
                $(let $variable = &black_box(zero!($Type $($($dimension)+)?));)+
                black_box($result);
            }
        )+

        fn evaluate<const M: usize, const N: usize, T: Real>() {
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
    evaluate::<1, 1, f64>();
    evaluate::<4, 4, f64>();
    evaluate::<6, 8, f64>();
    evaluate::<16, 5, f64>();

    evaluate::<3, 2, f32>();
    evaluate::<1, 6, f32>();
    evaluate::<8, 1, f32>();
    evaluate::<5, 7, f32>();
    evaluate::<16, 16, f32>();
}

expressions! {
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
