//! Zeros, infinities, NaN, denormals, ties and singular matrices: IEEE arithmetic, never a panic, and
//! where no derivative exists the usual convention. `docs/conventions.md` is the table of it.

#![allow(non_snake_case)] // A is a matrix, as on paper.
#![allow(clippy::float_cmp)] // What is exact is compared exactly.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, LN_2, PI};

use chainrule::{Matrix, RowVector, Vector, grad, matrix, value, value_and_grad, vector};

#[test]
fn no_equations_have_no_solution() {
    fn solve<const N: usize>(
        A: &Matrix<N, N>,
        x: &Vector<N>,
    ) -> (Vector<N>, RowVector<N>, Matrix<N, N>, f64) {
        (
            value!(A^-1 x),
            value!(x^T A^-1),
            value!(inv(spd(A))),
            value!(x^T A^-1 x),
        )
    }
    let (column, row, inverse, scalar) = solve::<0>(&Matrix::zeros(), &Vector::zeros());
    assert_eq!(
        (column.len(), row.len(), inverse.ncols(), scalar),
        (0, 0, 0, 0.0)
    );
}

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;
/// The smallest number with all its digits is 2.2e−308.
const DENORMAL: f64 = 1e-310;

/// What has entries, or parts that have.
trait Entries {
    fn entries(&self) -> Vec<f64>;
}

impl Entries for f64 {
    fn entries(&self) -> Vec<f64> {
        vec![*self]
    }
}

macro_rules! entries {
    ($($Shape:ident<$($D:ident),+>)*) => { $(
        impl<$(const $D: usize),+> Entries for $Shape<$($D),+> {
            fn entries(&self) -> Vec<f64> {
                self.iter().copied().collect()
            }
        }
    )* };
}

entries! { Vector<N> RowVector<N> Matrix<R, C> }

impl<A: Entries, B: Entries> Entries for (A, B) {
    fn entries(&self) -> Vec<f64> {
        [self.0.entries(), self.1.entries()].concat()
    }
}

impl<A: Entries, B: Entries, C: Entries> Entries for (A, B, C) {
    fn entries(&self) -> Vec<f64> {
        [self.0.entries(), self.1.entries(), self.2.entries()].concat()
    }
}

/// Equal, where NaN is equal to NaN and 0 to −0.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "shorter where it is called")]
fn assert_same<E: Entries>(x: E, y: E) {
    let (x, y) = (x.entries(), y.entries());
    let same = |(x, y): (&f64, &f64)| x == y || x.is_nan() && y.is_nan();
    assert!(
        x.len() == y.len() && x.iter().zip(&y).all(same),
        "{x:?} is not {y:?}"
    );
}

fn is_finite(x: &impl Entries) -> bool {
    x.entries().iter().all(|x| x.is_finite())
}

fn is_nan(x: &impl Entries) -> bool {
    x.entries().iter().all(|x| x.is_nan())
}

#[track_caller]
fn assert_near(x: f64, y: f64) {
    assert!((x - y).abs() <= 1e-15 * y.abs(), "{x} is not {y}");
}

/// What each function of entries has for a value and a derivative.
macro_rules! assert_slopes {
    ($($f:ident { $($x:expr => $value:expr, $slope:expr;)+ })+) => { $( $( {
        let x: f64 = $x;
        assert_same(value_and_grad!($f(x), x), ($value, $slope));
        assert_same(value!($f(x)), $value);
        // Whatever becomes of it in a vector.
        let v = vector![x, x];
        let (value, slope): (f64, f64) = ($value, $slope);
        assert_same(value!($f(v)), vector![value, value]);
        assert_same(grad!(sum($f(v)), v), vector![slope, slope]);
    } )+ )+ };
}

#[test]
fn every_line_of_the_table_is_tested() {
    let table = include_str!("../docs/conventions.md");
    let tests = include_str!("limits.rs");
    let mut lines = 0;
    for line in table.lines().filter(|line| line.ends_with("` |")) {
        let name = line.trim_end_matches("` |").rsplit('`').next().unwrap();
        assert!(
            tests.contains(&format!("#[test]\nfn {name}()")),
            "no test of {line}"
        );
        lines += 1;
    }
    assert!(lines > 20);
}

#[test]
fn abs_relu_and_sign_have_derivative_0_at_0() {
    assert_slopes! {
        abs { 0.0 => 0.0, 0.0; -0.0 => 0.0, 0.0; INF => INF, 1.0; -INF => INF, -1.0;
             DENORMAL => DENORMAL, 1.0; }
        relu { 0.0 => 0.0, 0.0; -0.0 => 0.0, 0.0; INF => INF, 1.0; -INF => 0.0, 0.0;
              DENORMAL => DENORMAL, 1.0; }
        sign { 0.0 => 0.0, 0.0; -0.0 => 0.0, 0.0; INF => 1.0, 0.0; -INF => -1.0, 0.0;
              DENORMAL => 1.0, 0.0; }
    }
    let v = Vector::<2>::zeros();
    assert_same(value_and_grad!(norm1(v), v), (0.0, v));
}

#[test]
fn elementary_functions_are_those_of_ieee_at_their_ends() {
    assert_slopes! {
        exp { -INF => 0.0, 0.0; INF => INF, INF; 800.0 => INF, INF; -800.0 => 0.0, 0.0;
             DENORMAL => 1.0, 1.0; }
        log { 0.0 => -INF, INF; INF => INF, 0.0; -INF => NAN, 0.0; DENORMAL => DENORMAL.ln(), INF; }
        sqrt { 0.0 => 0.0, INF; INF => INF, 0.0; -1.0 => NAN, NAN; -INF => NAN, NAN; }
        sin { INF => NAN, NAN; 0.0 => 0.0, 1.0; DENORMAL => DENORMAL, 1.0; }
        cos { INF => NAN, NAN; 0.0 => 1.0, 0.0; }
        tan { INF => NAN, NAN; DENORMAL => DENORMAL, 1.0; }
        asin { 1.0 => FRAC_PI_2, INF; -1.0 => -FRAC_PI_2, INF; 1.5 => NAN, NAN;
              DENORMAL => DENORMAL, 1.0; }
        acos { 1.0 => 0.0, -INF; -1.0 => PI, -INF; 1.5 => NAN, NAN; }
        atan { INF => FRAC_PI_2, 0.0; -INF => -FRAC_PI_2, 0.0; 1e300 => FRAC_PI_2, 0.0; }
        sinh { INF => INF, INF; -INF => -INF, INF; 800.0 => INF, INF; }
        cosh { INF => INF, INF; -INF => INF, -INF; -800.0 => INF, -INF; }
        tanh { INF => 1.0, 0.0; -INF => -1.0, 0.0; 800.0 => 1.0, 0.0; DENORMAL => DENORMAL, 1.0; }
    }
    // 1/x and no more, also where there is no logarithm.
    let x = -2.0;
    assert_same(value_and_grad!(log(x), x), (NAN, -0.5));
}

/// Up to 1.3·10⁷, or 1600 in `f32`, many are computed at once.
#[test]
fn sines_of_large_entries_have_all_digits() {
    const DOUBLE: [f64; 7] = [0.5, 100.0, -1.3e7, 1.31e7, 3e7, 1e22, 1e300];
    const SINGLE: [f32; 7] = [0.5, 100.0, -1600.0, 1601.0, 1e5, 1e22, 1e38];
    for last in [1, 3, 4, 7] {
        let x: Vector<7> = Vector::from_fn(|i| DOUBLE[i % last]);
        let (sin, cos) = (value!(sin(x)), grad!(sum(sin(x)), x));
        for (i, x) in x.into_iter().enumerate() {
            assert_near(sin[i], x.sin());
            assert_near(cos[i], x.cos());
        }
        let x: Vector<7, f32> = Vector::from_fn(|i| SINGLE[i % last]);
        let (sin, cos) = (value!(sin(x)), grad!(sum(sin(x)), x));
        for (i, x) in x.into_iter().enumerate() {
            assert!((sin[i] - x.sin()).abs() < 2e-7);
            assert!((cos[i] - x.cos()).abs() < 2e-7);
        }
    }
}

#[test]
fn sigmoid_and_softplus_overflow_nowhere_and_keep_their_gradients() {
    assert_slopes! {
        sigmoid { INF => 1.0, 0.0; -INF => 0.0, 0.0; 0.0 => 0.5, 0.25; 800.0 => 1.0, 0.0; }
        softplus { INF => INF, 1.0; -INF => 0.0, 0.0; 0.0 => LN_2, 0.5; 1e300 => 1e300, 1.0;
                  -800.0 => 0.0, 0.0; }
    }
    for x in [40.0_f64, 300.0, 700.0] {
        // e⁻ˣ is beside 1 as nothing.
        let y = -x;
        assert_near(value!(sigmoid(y)), y.exp());
        assert_near(grad!(sigmoid(y), y), y.exp());
        // y (1 − y), where y rounds to 1.
        assert_same(grad!(sigmoid(x), x), 0.0);
        assert_near(value!(softplus(y)), y.exp());
        assert_near(grad!(softplus(y), y), y.exp());
        assert_same(value_and_grad!(softplus(x), x), (x, 1.0));
        // −log σ(−x), without a logarithm of 0.
        assert_near(grad!(-softplus(-y), y), 1.0);
    }
}

#[test]
fn logsumexp_neither_overflows_nor_loses_its_gradient() {
    for x in [1e4, -1e4, 1e308, -1e308] {
        let v = vector![x, x];
        assert_same(
            value_and_grad!(logsumexp(v), v),
            (x + LN_2, vector![0.5, 0.5]),
        );
        let v = vector![x, 0.0];
        let larger = vector![f64::from(x > 0.0), f64::from(x < 0.0)];
        assert_same(value_and_grad!(logsumexp(v), v), (x.max(0.0), larger));
    }
    let v = vector![INF, 0.0];
    assert_same(value_and_grad!(logsumexp(v), v), (INF, vector![1.0, 0.0]));
    let v = vector![-INF, 3.0];
    assert_same(value_and_grad!(logsumexp(v), v), (3.0, vector![0.0, 1.0]));
    let v = vector![-7.0];
    assert_same(value_and_grad!(logsumexp(v), v), (-7.0, vector![1.0]));
}

#[test]
fn logsumexp_of_minus_infinities_is_one_and_its_gradient_is_shared() {
    let v = vector![-INF, -INF];
    assert_same(value_and_grad!(logsumexp(v), v), (-INF, vector![0.5, 0.5]));
}

#[test]
fn infinities_take_all_of_a_softmax_and_share_it() {
    let t = vector![1.0, 2.0];
    for (v, shares) in [
        (vector![INF, 0.0], vector![1.0, 0.0]),
        (vector![-INF, 0.0], vector![0.0, 1.0]),
        (vector![INF, -INF], vector![1.0, 0.0]),
        (vector![1e308, -1e308], vector![1.0, 0.0]),
    ] {
        assert_same(value!(softmax(v)), shares);
        assert_same(value!(softmax(v ^ T)), shares.transpose());
        assert_same(grad!(t^T softmax(v), v), Vector::zeros());
    }
    for x in [INF, -INF, 1e4, -1e4, 0.0, DENORMAL] {
        let v = vector![x, x];
        assert_same(value!(softmax(v)), vector![0.5, 0.5]);
        assert_same(grad!(t^T softmax(v), v), vector![-0.25, 0.25]);
    }
}

#[test]
fn ties_share_the_derivatives_of_max_and_min_equally() {
    let v = vector![2.0, 1.0, 2.0, 1.0];
    assert_same(
        value_and_grad!(max(v), v),
        (2.0, vector![0.5, 0.0, 0.5, 0.0]),
    );
    assert_same(
        value_and_grad!(min(v), v),
        (1.0, vector![0.0, 0.5, 0.0, 0.5]),
    );
    for x in [1.0, 0.0, INF, -INF, DENORMAL] {
        let y = x;
        assert_same(value_and_grad!(max(x, y), x, y), (x, (0.5, 0.5)));
        assert_same(value_and_grad!(min(x, y), x, y), (x, (0.5, 0.5)));
        let v = vector![x, x];
        assert_same(value_and_grad!(max(v), v), (x, vector![0.5, 0.5]));
    }
    // 0 and −0 are equal.
    let (x, y) = (0.0, -0.0);
    assert_same(value_and_grad!(max(x, y), x, y), (0.0, (0.5, 0.5)));
    let (x, y) = (INF, 1.0);
    assert_same(value_and_grad!(max(x, y), x, y), (INF, (1.0, 0.0)));
    assert_same(value_and_grad!(min(x, y), x, y), (1.0, (0.0, 1.0)));
}

#[test]
fn clamp_at_a_bound_has_half_a_derivative() {
    let (low, high) = (-1.0, 2.0);
    for (x, y, slopes) in [
        (0.0, 0.0, (1.0, 0.0, 0.0)),
        (-1.0, -1.0, (0.5, 0.5, 0.0)),
        (2.0, 2.0, (0.5, 0.0, 0.5)),
        (-3.0, -1.0, (0.0, 1.0, 0.0)),
        (INF, 2.0, (0.0, 0.0, 1.0)),
        (-INF, -1.0, (0.0, 1.0, 0.0)),
    ] {
        let slopes: (f64, f64, f64) = slopes;
        assert_same(
            value_and_grad!(clamp(x, low, high), x, low, high),
            (y, slopes),
        );
        let v = vector![x, 0.0];
        let slope = vector![slopes.0, 1.0];
        assert_same(grad!(sum(clamp(v, -1, 2)), v), slope);
    }
}

#[test]
fn clamp_between_bounds_that_cross_is_the_upper_one() {
    let (x, low, high) = (0.5, 1.0, 0.0);
    let slopes = (0.0, 0.0, 1.0);
    assert_same(
        value_and_grad!(clamp(x, low, high), x, low, high),
        (0.0, slopes),
    );
}

#[test]
fn norm_at_0_has_derivative_0() {
    let (v, A) = (Vector::<3>::zeros(), Matrix::<2, 2>::zeros());
    assert_same(value_and_grad!(||v||, v), (0.0, v));
    assert_same(value_and_grad!(||A||, A), (0.0, A));
    assert_same(value_and_grad!(||v||^2, v), (0.0, v));
}

#[test]
fn norm_neither_overflows_nor_underflows() {
    for x in [1e200, 1e-200, 1e300] {
        let v = vector![3.0 * x, -4.0 * x];
        let (norm, slope) = value_and_grad!(||v||, v);
        assert_near(norm, 5.0 * x);
        assert_near(slope[0], 0.6);
        assert_near(slope[1], -0.8);
    }
    let v = vector![DENORMAL, 0.0];
    assert_same(value_and_grad!(||v||, v), (DENORMAL, vector![1.0, 0.0]));
}

#[test]
fn norm_of_an_infinity_is_one_and_its_derivative_is_nan() {
    let v = vector![-INF, 1.0];
    assert_same(value_and_grad!(||v||, v), (INF, vector![NAN, 0.0]));
    let (x, y) = (INF, 1.0);
    assert_same(value_and_grad!(hypot(x, y), x, y), (INF, (NAN, 0.0)));
}

#[test]
fn atan2_and_hypot_at_0_have_derivative_0() {
    for (y, x, angle) in [
        (0.0, 0.0, 0.0),
        (0.0, -0.0, PI),
        (-0.0, 0.0, 0.0),
        (-0.0, -0.0, -PI),
    ] {
        let none = (0.0, 0.0);
        assert_same(value_and_grad!(atan2(y, x), y, x), (angle, none));
        assert_same(value_and_grad!(hypot(x, y), x, y), (0.0, none));
    }
}

#[test]
fn atan2_and_hypot_neither_overflow_nor_underflow() {
    for x in [1e200, 1e-200, 1e300] {
        let y = x;
        let (angle, (by_y, by_x)) = value_and_grad!(atan2(y, x), y, x);
        assert_near(angle, FRAC_PI_4);
        assert!((by_y * x - 0.5).abs() < 1e-15 && (by_x * x + 0.5).abs() < 1e-15);
        let (x, y) = (3.0 * x, 4.0 * x);
        let (length, slopes) = value_and_grad!(hypot(x, y), x, y);
        assert_near(length, y / 0.8);
        assert!((slopes.0 - 0.6).abs() < 1e-15 && (slopes.1 - 0.8).abs() < 1e-15);
    }
    let (x, y) = (DENORMAL, 0.0);
    assert_same(value_and_grad!(hypot(x, y), x, y), (DENORMAL, (1.0, 0.0)));
    assert_same(value!(atan2(x, x)), FRAC_PI_4);
}

#[test]
fn norm_and_hypot_of_an_infinity_and_nan_are_infinite() {
    let v = vector![NAN, INF];
    assert_same(value_and_grad!(||v||, v), (INF, vector![NAN, NAN]));
    let (x, y) = (INF, NAN);
    assert_same(value_and_grad!(hypot(x, y), x, y), (INF, (NAN, NAN)));
}

#[test]
fn to_the_power_of_0_all_is_1() {
    for x in [0.0, INF, -INF, NAN, -2.0] {
        let t = 0.0;
        assert_same(value_and_grad!(x ^ 0, x), (1.0, 0.0));
        assert_same(value!(x ^ t), 1.0);
        let v = vector![x, 1.0];
        assert_same(value!(v.^0), Vector::ones());
        let A = matrix![x, 1.0; 2.0, x];
        assert_same(value!((A ^ 0)), Matrix::identity());
    }
}

#[test]
fn powers_of_0_are_those_of_ieee() {
    let x = 0.0;
    assert_same(value_and_grad!(x ^ -1, x), (INF, -INF));
    assert_same(value_and_grad!(x ^ 0.5, x), (0.0, INF));
    assert_same(value_and_grad!(x ^ -0.5, x), (INF, -INF));
    assert_same(value_and_grad!(x ^ 1.5, x), (0.0, 0.0));
    assert_same(value_and_grad!(x ^ 3, x), (0.0, 0.0));
    let (x, s) = (1.0, 0.0);
    assert_same(value_and_grad!(x / s, x, s), (INF, (INF, -INF)));
    let x = -8.0;
    assert_same(value_and_grad!(x ^ 0.5, x), (NAN, NAN));
}

/// log 0 = −∞ gets into no product.
#[test]
fn zero_to_a_positive_power_has_derivative_0_by_the_exponent() {
    let (s, t) = (0.0, 2.0);
    assert_same(value_and_grad!(s ^ t, s, t), (0.0, (0.0, 0.0)));
    let (x, p) = (vector![0.0, 1.0], vector![1.5, 3.0]);
    assert_same(grad!(sum(x.^p), x, p), (vector![0.0, 3.0], Vector::zeros()));
    // Elsewhere it is sᵗ log s.
    let s = 2.0;
    assert_near(grad!(s ^ t, t), 4.0 * LN_2);
}

#[test]
fn one_by_one_matrices_are_inverted_as_their_entry() {
    for (a, inverse) in [
        (4.0, 0.25),
        (-2.0, -0.5),
        (0.0, INF),
        (INF, 0.0),
        (NAN, NAN),
        (1e-300, 1.0 / 1e-300),
        (DENORMAL, INF),
    ] {
        let (A, b) = (matrix![a], vector![3.0]);
        let inverse = matrix![inverse];
        assert_same(value!(inv(A)), inverse);
        assert_same(value!(A ^ -T), inverse);
        assert_same(value!(inv(spd(A))), inverse);
        assert_same(value!(A^-1 b), vector![3.0 / a]);
        assert_same(value!(b^T A^-1), vector![3.0 / a].transpose());
        assert_same(value!(det(A)), a);
        assert_same(value!(det(spd(A))), a);
        assert_same(value_and_grad!(logdet(A), A), (a.abs().ln(), inverse));
        assert_same(value_and_grad!(logdet(spd(A)), A), (a.abs().ln(), inverse));
    }
}

/// Singular ones whose elimination rounds nowhere.
fn singular() -> [Matrix<2, 2>; 5] {
    [
        Matrix::zeros(),
        Matrix::ones(),
        matrix![1.0, 0.0; 0.0, 0.0],
        matrix![1.0, 2.0; 2.0, 4.0],
        matrix![0.0, 1.0; 0.0, 1.0],
    ]
}

#[test]
fn with_a_singular_matrix_no_solution_is_finite() {
    let b = vector![1.0, 3.0];
    let B = matrix![1.0, 2.0, 0.0; 3.0, 5.0, 1.0];
    for A in singular() {
        assert!(!is_finite(&value!(inv(A))) && !is_finite(&value!(A ^ -T)));
        assert!(!is_finite(&value!(A ^ -2)));
        assert!(!is_finite(&value!(A^-1 b)) && !is_finite(&value!(A^-T b)));
        assert!(!is_finite(&value!(b^T A^-1)) && !is_finite(&value!(b^T A^-T)));
        assert!(!is_finite(&value!(A^-1 B)) && !is_finite(&value!(B^T A^-1)));
        let (by_A, by_b) = grad!(b^T A^-1 b, A, b);
        assert!(!is_finite(&by_A) && !is_finite(&by_b));
        assert!(!is_finite(&grad!(tr(A ^ -1), A)));
    }
}

#[test]
fn the_determinant_of_a_singular_matrix_is_0_and_its_gradient_is_not_finite() {
    for A in singular() {
        let (det, slope) = value_and_grad!(det(A), A);
        assert_eq!(det, 0.0);
        assert!(!is_finite(&slope));
    }
    let A = matrix![0.0];
    assert_same(value_and_grad!(det(A), A), (0.0, matrix![NAN]));
}

#[test]
fn the_logarithm_of_the_determinant_of_a_singular_matrix_is_minus_infinity() {
    for A in singular() {
        let (logdet, slope) = value_and_grad!(logdet(A), A);
        assert_eq!(logdet, -INF);
        assert!(!is_finite(&slope));
    }
}

#[test]
fn logdet_is_that_of_the_absolute_value() {
    let A = matrix![0.0, 1.0; 1.0, 0.0];
    assert_same(value_and_grad!(logdet(A), A), (0.0, A));
    assert_eq!(value!(det(A)), -1.0);
}

#[test]
fn where_the_determinant_overflows_its_logarithm_does_not() {
    for x in [1e200, 1e-200] {
        let A = matrix![x, 0.0; 0.0, x];
        let det: f64 = value!(det(A));
        assert_eq!(det, if x > 1.0 { INF } else { 0.0 });
        let inverse = matrix![1.0 / x, 0.0; 0.0, 1.0 / x];
        let (logdet, slope) = value_and_grad!(logdet(A), A);
        assert_near(logdet, 2.0 * x.ln());
        assert_same(slope, inverse);
        let (logdet, slope) = value_and_grad!(logdet(spd(A)), A);
        assert_near(logdet, 2.0 * x.ln());
        assert_same(slope, inverse);
        assert_same(value!(inv(A)), inverse);
    }
    // det A · A⁻ᵀ
    let A = matrix![1e200, 0.0; 0.0, 1e200];
    assert!(!is_finite(&grad!(det(A), A)));
}

#[test]
fn inverses_of_denormals_overflow_and_their_logarithms_do_not() {
    let A = matrix![DENORMAL, 0.0; 0.0, DENORMAL];
    assert!(!is_finite(&value!(inv(A))) && !is_finite(&value!(inv(spd(A)))));
    assert_eq!(value!(det(A)), 0.0);
    assert_near(value!(logdet(A)), 2.0 * DENORMAL.ln());
    assert_near(value!(logdet(spd(A))), 2.0 * DENORMAL.ln());
    // What is as small on the right has a solution.
    let b = vector![3.0 * DENORMAL, 2.0 * DENORMAL];
    assert_same(value!(A^-1 b), vector![3.0, 2.0]);
    assert_same(value!(spd(A)^-1 b), vector![3.0, 2.0]);
}

#[test]
fn an_infinite_pivot_has_the_inverse_0() {
    let (A, b) = (matrix![INF, 0.0; 0.0, 2.0], vector![1.0, 1.0]);
    let inverse = matrix![0.0, 0.0; 0.0, 0.5];
    assert_same(value!(inv(A)), inverse);
    assert_same(value!(A^-1 b), vector![0.0, 0.5]);
    assert_same(value_and_grad!(logdet(A), A), (INF, inverse));
    // Where what is eliminated is scaled by the pivot, it is ∞ · 0.
    let x = value!(spd(A)^-1 b);
    assert!(is_nan(&x) || x == vector![0.0, 0.5]);
}

#[test]
fn a_semidefinite_matrix_is_singular() {
    let b = vector![1.0, 3.0];
    for S in [
        Matrix::zeros(),
        Matrix::ones(),
        matrix![1.0, 0.0; 0.0, 0.0],
        matrix![49.0, 7.0; 7.0, 1.0],
    ] {
        assert!(!is_finite(&value!(inv(spd(S)))) && !is_finite(&value!(spd(S)^-1 b)));
        assert!(!is_finite(&value!(b^T spd(S)^-1)));
        assert_eq!(value!(det(spd(S))), 0.0);
        let (logdet, slope) = value_and_grad!(logdet(spd(S)), S);
        assert_eq!(logdet, -INF);
        assert!(!is_finite(&slope));
        let slope = grad!(0.5 logdet(spd(S)) + 0.5 b^T spd(S)^-1 b, S);
        assert!(!is_finite(&slope));
    }
}

/// Nothing tells of it: who has to know calls `try_cholesky`.
#[test]
fn an_indefinite_matrix_is_inverted_as_well_unless_a_leading_minor_is_0() {
    let S = matrix![1.0, 2.0; 2.0, 1.0];
    assert!((value!(inv(spd(S))) - value!(inv(S))).norm() < 1e-15);
    assert_eq!(value!(det(spd(S))), -3.0);
    assert_near(value!(logdet(spd(S))), 3.0_f64.ln());
    assert!(S.try_cholesky().is_none());
    let S = matrix![0.0, 1.0; 1.0, 0.0];
    assert!(!is_finite(&value!(inv(spd(S)))));
    assert_same(value!(inv(S)), S);
}

#[test]
fn above_the_diagonal_of_spd_nothing_is_read() {
    let (S, b) = (matrix![2.0, NAN; 1.0, 3.0], vector![5.0, 5.0]);
    assert_near(value!(det(spd(S))), 5.0);
    assert!((value!(spd(S)^-1 b) - vector![2.0, 1.0]).norm() < 1e-15);
    let S = matrix![2.0, 1.0; NAN, 3.0];
    assert!(is_nan(&value!(det(spd(S)))));
}

/// aᵀ S⁻¹ b is bᵀ S⁻¹ a, and the gradients of both are one another's transposes.
#[test]
fn of_a_gradient_by_spd_the_symmetric_part_is_what_counts() {
    let (S, a, b) = (
        matrix![4.0, 1.0; 1.0, 3.0],
        vector![1.0, 0.0],
        vector![0.0, 1.0],
    );
    let (G, H) = (grad!(a^T spd(S)^-1 b, S), grad!(a^T S^-1 b, S));
    assert!((G + G.transpose() - H - H.transpose()).norm() < 1e-15);
    // With the entries (i, j) and (j, i) as one variable, there is one answer.
    let G = grad!(a^T spd(S)^-1 b, S; S: symmetric);
    assert_same(G, G.transpose());
}

#[test]
fn what_is_known_to_be_0_is_not_multiplied() {
    let A = matrix![INF, 1.0; 2.0, NAN];
    let x = vector![1.0, 2.0];
    assert_same(value!(A eye(2)), A);
    assert_same(value!(eye(2) A), A);
    assert_same(value!(A + eye(2)), A + Matrix::identity());
    assert_same(value!(diag(x) A), matrix![INF, 1.0; 4.0, NAN]);
    assert_same(value!(A diag(x)), matrix![INF, 2.0; 2.0, NAN]);
    let d = vector![INF, NAN];
    assert_same(value!(diag(d)), matrix![INF, 0.0; 0.0, NAN]);
    assert_same(value!(diag(A)), d);
    assert_same(grad!(tr(diag(d) A), d), d);
}

#[test]
fn what_is_0_by_its_value_is_multiplied() {
    let A = matrix![INF, 1.0; 2.0, NAN];
    let expected = matrix![NAN, 0.0; 0.0, NAN];
    assert_same(value!(0 A), expected);
    let Z = Matrix::<2, 2>::zeros();
    assert_same(value!(A .* Z), expected);
    assert!(is_nan(&value!(Z A)));
    assert!(is_nan(&value!(zeros(2, 2) A)));
    // Of a product of entries, both are.
    let A = matrix![INF];
    assert_same(value!(kron(A, eye(2))), matrix![INF, NAN; NAN, INF]);
    let (x, y) = (vector![INF, 0.0, 1.0], vector![0.0, 1.0, 2.0]);
    assert_same(
        value!(outer(x, y)),
        matrix![NAN, INF, INF; 0.0, 0.0, 0.0; 0.0, 1.0, 2.0],
    );
    assert_same(value!(cross(x, y)), vector![-1.0, -INF, INF]);
    let (x, y) = (vector![INF, 0.0], vector![0.0, 1.0]);
    assert_same(value!(kron(x, y)), vector![NAN, INF, 0.0, 0.0]);
}

#[test]
fn vec_and_basis_take_entries_as_they_are() {
    let A = matrix![INF, 1.0; NAN, DENORMAL];
    let x = vector![1.0, 2.0, 3.0, 4.0];
    assert_same(value!(vec(A)), vector![INF, NAN, 1.0, DENORMAL]);
    assert_same(grad!(x^T vec(A), A), matrix![1.0, 3.0; 2.0, 4.0]);
    let d = vector![NAN, -INF, DENORMAL];
    assert_same(grad!(basis(3, 1)^T d, d), vector![0.0, 1.0, 0.0]);
    assert_same(value!(d + ones(3) - zeros(3)), d + Vector::ones());
}

/// Every function of one argument, each way that it is written.
#[test]
fn nan_goes_through_everything() {
    let x = NAN;
    macro_rules! functions {
        ($($f:ident)+) => { $(
            assert!(is_nan(&value_and_grad!($f(x), x)), stringify!($f));
            assert!(is_nan(&value!($f({ vector![NAN, NAN] }))), stringify!($f));
        )+ };
    }
    functions! {
        exp log sqrt sin cos tan asin acos atan sinh cosh tanh abs relu sigmoid softplus
    }
    assert!(is_nan(&value!(sign(x))));
    let y = 1.0;
    macro_rules! functions_of_two {
        ($($f:ident)+) => { $(
            assert!(is_nan(&value_and_grad!($f(x, y), x, y)), stringify!($f));
            assert!(is_nan(&value_and_grad!($f(y, x), x, y)), stringify!($f));
        )+ };
    }
    functions_of_two!(max min atan2 hypot);
    assert!(is_nan(&value_and_grad!(clamp(x, 0, 1), x)));
    assert!(is_nan(&value_and_grad!(clamp(y, x, 2), x, y)));
    assert!(is_nan(&value_and_grad!(clamp(y, 0, x), x, y)));

    for v in [vector![NAN, INF], vector![1.0, NAN], vector![NAN, -INF]] {
        let t = vector![1.0, 2.0];
        assert!(is_nan(&value_and_grad!(max(v), v)));
        assert!(is_nan(&value_and_grad!(min(v), v)));
        assert!(is_nan(&value_and_grad!(logsumexp(v), v)));
        assert!(is_nan(&value!(softmax(v))));
        assert!(is_nan(&grad!(t^T softmax(v), v)));
        assert!(is_nan(&grad!(||v||, v)));
        let scalars = (value!(sum(v)), value!(norm1(v)), value!(||v||^2));
        assert!(is_nan(&scalars));
        assert!(is_nan(&(value!(v^T v), value!(dot(v, t)))));
        assert!(value!(outer(v, t)).iter().any(|x| x.is_nan()));
        assert!(value!(kron(v, t)).iter().any(|x| x.is_nan()));
    }
    let v = vector![1.0, NAN];
    assert!(is_nan(&value!(||v||)));
    let (u, v) = (vector![NAN, NAN, NAN], vector![1.0, 2.0, 3.0]);
    assert!(is_nan(&value!(cross(u, v))));
    assert!(is_nan(&grad!(v^T cross(u, 2 v), v)));
}

#[test]
fn nan_in_a_matrix_makes_its_inverse_and_determinant_nan() {
    let b = vector![1.0, 2.0];
    for A in [
        matrix![NAN, 0.0; 0.0, 1.0],
        matrix![1.0, 0.0; 0.0, NAN],
        matrix![1.0, 0.0; NAN, 1.0],
        matrix![1.0, NAN; 0.0, 1.0],
    ] {
        assert!(is_nan(&(
            value!(det(A)),
            value!(logdet(A)),
            value!(tr(A ^ -1))
        )));
        assert!(is_nan(&grad!(logdet(A), A)) && is_nan(&grad!(det(A), A)));
        assert!(value!(inv(A)).iter().any(|x| x.is_nan()));
        assert!(value!(A^-1 b).iter().any(|x| x.is_nan()));
        assert!(value!(A^-T b).iter().any(|x| x.is_nan()));
        assert!(is_nan(&value!(b^T A^-1 b)));
        let L = value!(A + A ^ T);
        assert!(is_nan(&(value!(det(spd(L))), value!(logdet(spd(L))))));
        assert!(is_nan(&value!(b^T spd(L)^-1 b)));
    }
}
