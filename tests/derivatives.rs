//! Jacobians, Hessians and derivatives in directions, compiled: they have their types, and agree with
//! finite differences of `value!` and with one another.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::float_cmp)] // What is exact is compared exactly.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // Of small numbers.

use chainrule::{
    Elementwise, Matrix, Real, RowVector, Vector, grad, hessian, hvp, jacobian, jvp, matrix, value,
    vector, vjp,
};

const MATRIX: Matrix<3, 2> = matrix![1.0, 2.0; -0.5, 0.25; 3.0, -1.0];
const SQUARE: Matrix<2, 2> = matrix![4.0, 1.0; 2.0, 3.0];
const POINT: Vector<2> = vector![0.5, -0.75];
const OTHER: Vector<2> = vector![-0.25, 1.5];
const TARGET: Vector<3> = vector![1.0, -2.0, 0.5];
const DIRECTION: Vector<2> = vector![0.3, -1.1];

fn assert_near<const R: usize, const C: usize>(a: Matrix<R, C>, b: Matrix<R, C>, tolerance: f64) {
    assert!(
        (a - b).norm() <= tolerance * (1.0 + b.norm()),
        "\n{a}is not\n{b}"
    );
}

fn as_column<const N: usize>(x: Vector<N>) -> Matrix<N, 1> {
    Matrix::from_columns([x.into()])
}

/// A column-valued expression of x: its Jacobian against finite differences, `jvp!` and `vjp!`.
macro_rules! columns {
    ([$A:ident $S:ident $x:ident $y:ident $b:ident] $($name:ident: $N:literal, $e:tt $([$($option:tt)+])?;)+) => { $(
        #[test]
        #[allow(unused_variables, reason = "an expression takes what it needs of them")]
        fn $name() {
            let ($A, $S, $x, $y, $b, d) = (MATRIX, SQUARE, POINT, OTHER, TARGET, DIRECTION);
            let J: Matrix<$N, 2> = jacobian!($e, $x $(; $($option)+)?);
            let h = 1e-5;
            let f = |$x: Vector<2>| -> Vector<$N> { value!($e $(; $($option)+)?) };
            let differences = Matrix::from_columns([0, 1].map(|j| {
                let step = Vector::from_fn(|i| if i == j { h } else { 0.0 });
                ((f($x + step) - f($x - step)) / (2.0 * h)).into()
            }));
            assert_near(J, differences, 1e-8);
            let u = Vector::<$N>::from_fn(|i| 1.0 - 0.75 * i as f64);
            let pulled: Vector<2> = vjp!($e, $x, u $(; $($option)+)?);
            assert_near(as_column(pulled), as_column(J.transpose() * u), 1e-12);
            columns!(jvp J, d, $e, $x $(; $($option)+)?);
        }
    )+ };
    // A user's function has no derivative forwards.
    (jvp $J:ident, $d:ident, $e:tt, $x:ident; fn $($rest:tt)+) => {};
    (jvp $J:ident, $d:ident, $e:tt, $x:ident) => {
        assert_near(as_column(jvp!($e, $x, $d)), as_column($J * $d), 1e-12);
    };
}

columns! {
    [A S x y b]
    product: 3, (A x);
    affine: 3, (A x + b);
    scaled_rows: 3, (tanh(A x));
    by_a_number: 2, (3 x);
    scaled_by_itself: 2, (x^T y * x);
    chain: 2, (S^T A^T A S x);
    matrices_of_x: 2, ((x y^T + y x^T) S x);
    rank_one: 3, (A x x^T y);
    inverse: 2, (inv(S) x);
    of_an_inverse: 2, ((S + x y^T)^-1 y);
    diagonal: 2, (diag(x) S x);
    of_a_diagonal: 2, (diag(x x^T S));
    norms: 2, (x / ||x||);
    attention: 3, (A softmax(S x));
    quotients: 2, (y ./ (exp(x) + ones(2)));
    powers: 2, ((S x).^3);
    larger_of_two: 2, (max(S x, y));
    between_bounds: 3, (clamp(A x, -1, 1));
    angle: 2, (atan2(S x, exp(x)));
    written_by_entries: 3, (||x|| basis(3, 0) - 2 (x[0] x[1]) basis(3, 2) + (b^T A x) basis(3, 0));
    cross_product: 3, (cross(b, A x));
    stacked: 4, (vec(x y^T));
    kronecker: 4, (kron(x, y));
    kronecker_times: 4, (kron(S, S) vec(y x^T));
    transposed_rows: 3, ((x^T A^T)^T);
    traces: 2, (tr(S x x^T) * y);
    of_a_let: 3, ({ let z = S x; A z + b .* (A z) });
    entries: 3, (x[0]^2 * b + A x * x[1]);
    entries_alone: 3, (exp(x[0] b) * x[1]);
    own_function: 3, (swish(A x)) [fn swish = Swish];
    constant_in_x: 2, (sign(x) + 0 x);
}

struct Swish;

impl Elementwise<f64> for Swish {
    fn value(&self, x: f64) -> f64 {
        x * x.sigmoid()
    }

    fn derivative(&self, x: f64) -> f64 {
        let s = x.sigmoid();
        s + x * s * (1.0 - s)
    }
}

/// A scalar expression of x: its Hessian against finite differences of `grad!`, and `hvp!`; the
/// gradient against `jacobian!` and `jvp!`.
macro_rules! scalars {
    ([$A:ident $S:ident $x:ident $y:ident $b:ident] $($name:ident: $e:tt;)+) => { $(
        #[test]
        #[allow(unused_variables, reason = "an expression takes what it needs of them")]
        fn $name() {
            let ($A, $S, $x, $y, $b, d) = (MATRIX, SQUARE, POINT, OTHER, TARGET, DIRECTION);
            let H: Matrix<2, 2> = hessian!($e, $x);
            let h = 1e-5;
            let f = |$x: Vector<2>| -> Vector<2> { grad!($e, $x) };
            let differences = Matrix::from_columns([0, 1].map(|j| {
                let step = Vector::from_fn(|i| if i == j { h } else { 0.0 });
                ((f($x + step) - f($x - step)) / (2.0 * h)).into()
            }));
            assert_near(H, differences, 1e-7);
            assert_near(H, H.transpose(), 1e-12);
            assert_near(as_column(hvp!($e, $x, d)), as_column(H * d), 1e-12);
            let J: RowVector<2> = jacobian!($e, $x);
            assert_near(as_column(J.transpose()), as_column(f($x)), 1e-12);
            let slope: f64 = jvp!($e, $x, d);
            assert!((slope - J * d).abs() < 1e-12);
            let twice: Vector<2> = vjp!($e, $x, 2);
            assert_near(as_column(twice), as_column(2.0 * f($x)), 1e-12);
        }
    )+ };
}

scalars! {
    [A S x y b]
    quadratic: (x^T S x);
    cubic: ((y^T x)^3);
    least_squares: (0.5 * ||A x - b||^2 + 0.1 * ||x||^2);
    logistic: (sum(softplus(A x)) - b^T A x);
    length: (||x||);
    log_sum_exp: (logsumexp(A x + b));
    barrier: (sum(log(ones(3) + (A x).^2)));
    gaussian: (0.5 * (A x - b)^T (A A^T + eye(3))^-1 (A x - b));
    determinant: (logdet(S + x x^T));
    rational: (x^T S x / (1 + x^T x));
    network: (||tanh(A x) - b||^2);
    of_matrices: (||x y^T + S||^2 + tr(S x x^T));
    weighted: (x^T diag(exp(x)) S x);
    of_a_softmax: (y^T softmax(S x));
    larger: (max(S x) + hypot(x^T x, 1));
    angles: (sum(atan2(S x, exp(x))));
    trace_of_kronecker: (tr(kron(S, x y^T)));
    rosenbrock: ((1 - x[0])^2 + 100 (x[1] - x[0]^2)^2);
    entries_and_the_whole: (x[0] * x^T S x + sin(x[1]));
}

#[test]
fn entries_of_variables() {
    struct Model {
        b: Vector<2>,
    }

    let (x, r) = (POINT, POINT.transpose());
    assert_eq!(grad!(x[0] ^ 2 + sum(x), x), vector![2.0 * x[0] + 1.0, 1.0]);
    assert_eq!(grad!(r[1] * r[0], r), RowVector::new([r[1], r[0]]));
    let (by_x, by_r) = grad!(x[0] * r[1] + x[0], x, r);
    assert_eq!(by_x, vector![r[1] + 1.0, 0.0]);
    assert_eq!(by_r, RowVector::new([0.0, x[0]]));
    let model = Model { b: POINT };
    assert_eq!(grad!(3 model.b[1], model.b), vector![0.0, 3.0]);
    // By an entry alone.
    assert_eq!(grad!(x[0] ^ 2 * x[1], x[0]), 2.0 * x[0] * x[1]);
}

#[test]
fn mixed() {
    let (A, S, x, y, b) = (MATRIX, SQUARE, POINT, OTHER, TARGET);
    let H: Matrix<2, 3> = hessian!(x^T A^T b, x, b);
    assert_eq!(H, A.transpose());
    let H: Matrix<2, 2> = hessian!(exp(x^T S y), x, y);
    let h = 1e-5;
    let differences = Matrix::from_columns([0, 1].map(|j| {
        let step = Vector::from_fn(|i| if i == j { h } else { 0.0 });
        let by_x = |y: Vector<2>| -> Vector<2> { grad!(exp(x^T S y), x) };
        ((by_x(y + step) - by_x(y - step)) / (2.0 * h)).into()
    }));
    assert_near(H, differences, 1e-8);
}

#[test]
fn by_matrices_and_scalars_in_a_direction() {
    let (A, S, x, b, t) = (MATRIX, SQUARE, POINT, TARGET, 0.5);
    let D = matrix![0.5, 1.0; -1.0, 2.0];
    let dA: Matrix<3, 2> = jvp!(A S, A, A);
    assert_eq!(dA, A * S);
    assert_eq!(jvp!(A S, S, D), A * D);
    assert_eq!(jvp!(A S + A, A, A, S, D), A * S + A * D + A);
    assert_eq!(jvp!(t A, t, 1), A);
    assert_eq!(jvp!(t A, t, 2), 2.0 * A);
    let (by_A, by_x) = vjp!(A x, A, x, b);
    assert_eq!((by_A, by_x), (b * x.transpose(), A.transpose() * b));
    assert_eq!(vjp!(S^T S, S, D), S * D.transpose() + S * D);
    assert_eq!(hvp!(0.5 * ||A S||^2, S, D), A.transpose() * A * D);
    // Symmetric in the two directions: d²(det)(D, E).
    let E = matrix![1.0, 0.0; 2.0, 1.0];
    let forth: f64 = hvp!(det(S), S, D).dot(&E);
    assert!((forth - hvp!(det(S), S, E).dot(&D)).abs() < 1e-12);
    // A structure is one of gradients: in a direction, the direction has it.
    assert_eq!(jvp!(S^2, S, D; S: symmetric), D * S + S * D);
    assert_eq!(
        vjp!(x^T S x, S, 2; S: symmetric),
        grad!(2 x^T S x, S; S: symmetric)
    );
    // The direction is constant, also where it is the variable itself: H x, and not ∇(gᵀx).
    assert_eq!(hvp!(x^T S x, x, x), (S + S.transpose()) * x);
    assert_eq!(
        jvp!(x^T S x, x, S x),
        x.dot(&((S + S.transpose()) * (S * x)))
    );
}

#[test]
fn generic_dimensions_and_entries() {
    fn newton<const M: usize, const N: usize, T: Real>(
        X: &Matrix<M, N, T>,
        y: &Vector<M, T>,
        w: &Vector<N, T>,
    ) -> (Matrix<N, N, T>, Vector<N, T>) {
        (
            hessian!(sum(softplus(X w)) - y^T X w, w),
            hvp!(sum(softplus(X w)) - y^T X w, w, w),
        )
    }
    fn layer<const M: usize, const N: usize, T: Real>(
        W: &Matrix<M, N, T>,
        x: &Vector<N, T>,
    ) -> Matrix<M, N, T> {
        jacobian!(tanh(W x), x)
    }

    let (H, Hw) = newton(&MATRIX, &TARGET, &POINT);
    assert_near(as_column(H * POINT), as_column(Hw), 1e-12);

    let single = layer(&MATRIX.map(|x| x as f32), &POINT.map(|x| x as f32));
    assert_near(single.map(f64::from), layer(&MATRIX, &POINT), 1e-6);
}
