//! The functions of `Scalar` and `Real` where they are easily wrong.

#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use std::f64::consts::{FRAC_PI_4, LN_2, SQRT_2};

use chainrule_core::{Real, Scalar};

fn assert_close<T: Scalar + Into<f64>>(actual: T, expected: f64, tolerance: f64) {
    let actual = actual.into();
    assert!(
        (actual - expected).abs() <= tolerance * expected.abs(),
        "{actual} is not {expected}"
    );
}

/// Expected values from the closed forms in 50-digit decimal arithmetic.
fn values<T: Real + Into<f64> + From<f32>>(tolerance: f64) {
    let at = |x: f32| T::from(x);
    assert_close(at(0.0).softplus(), LN_2, tolerance);
    assert_close(at(1.0).softplus(), 1.313_261_687_518_222_8, tolerance);
    assert_close(at(-1.0).softplus(), 0.313_261_687_518_222_8, tolerance);
    assert_close(at(-30.0).softplus(), 9.357_622_968_839_737e-14, tolerance);
    assert_close(at(1000.0).softplus(), 1000.0, 0.0);
    assert_close(at(-1000.0).softplus(), 0.0, 0.0);

    assert_close(at(0.0).sigmoid(), 0.5, 0.0);
    assert_close(at(1.0).sigmoid(), 0.731_058_578_630_004_9, tolerance);
    assert_close(at(-1.0).sigmoid(), 0.268_941_421_369_995_1, tolerance);
    assert_close(at(-30.0).sigmoid(), 9.357_622_968_839_299e-14, tolerance);
    assert_close(at(1000.0).sigmoid(), 1.0, 0.0);
    assert_close(at(-1000.0).sigmoid(), 0.0, 0.0);

    assert_close(at(2.0).log(), LN_2, tolerance);
    assert_close(at(1e-6).ln_1p(), f64::from(1e-6_f32), 1e-6);
    assert_close(at(1e-6).exp_m1(), f64::from(1e-6_f32), 1e-6);
    assert_close(at(1.0).tanh(), 0.761_594_155_955_764_9, tolerance);
    assert_close(at(2.0).powf(at(0.5)), SQRT_2, tolerance);
    for (y, x, eighths) in [
        (0.0, 1.0, 0.0),
        (1.0, 1.0, 1.0),
        (1.0, 0.0, 2.0),
        (1.0, -1.0, 3.0),
        (0.0, -1.0, 4.0),
        (-0.0, -1.0, -4.0),
        (-1.0, -1.0, -3.0),
        (-1.0, 0.0, -2.0),
        (-1.0, 1.0, -1.0),
    ] {
        assert_close(at(y).atan2(at(x)), eighths * FRAC_PI_4, tolerance);
    }
    assert_close(at(3e30).hypot(at(4e30)), 5e30, 1e-7);
}

#[test]
fn f64_values() {
    values::<f64>(1e-15);
}

#[test]
fn f32_values() {
    values::<f32>(1e-6);
}

fn conventions<T: Real + Into<f64> + From<f32>>() {
    let [zero, nan] = [0.0, f32::NAN].map(T::from);
    assert_eq!(zero.sign(), T::ZERO);
    assert_eq!((-zero).sign(), T::ZERO);
    assert_eq!(
        [T::from(-3.0).sign(), T::from(3.0).sign()],
        [-T::ONE, T::ONE]
    );
    assert_eq!(
        [T::from(-3.0).relu(), zero.relu(), T::from(3.0).relu()],
        [T::ZERO, T::ZERO, T::from(3.0)]
    );
    assert_eq!([T::from(-3.0).abs(), T::from(3.0).abs()], [T::from(3.0); 2]);
    for stays in [
        nan.abs(),
        nan.sign(),
        nan.relu(),
        nan.sigmoid(),
        nan.softplus(),
        nan.powi(1),
        nan.greater(T::ONE),
        T::ONE.greater(nan),
        nan.lesser(T::ONE),
        T::ONE.lesser(nan),
        nan.share_of_greater(T::ONE),
        T::ONE.share_of_greater(nan),
        nan.share_of_greater(nan),
        nan.atan2(T::ONE),
        T::ONE.atan2(nan),
    ] {
        assert!(stays.into().is_nan());
    }
    let infinity = T::from(f32::INFINITY);
    assert_eq!(
        [infinity.softplus(), (-infinity).softplus()],
        [infinity, T::ZERO]
    );
    assert_eq!(
        [infinity.sigmoid(), (-infinity).sigmoid()],
        [T::ONE, T::ZERO]
    );
    for (smaller, larger) in [
        (-T::ONE, T::ONE),
        (zero, T::ONE),
        (T::ONE, infinity),
        (-infinity, infinity),
    ] {
        for (x, y) in [(smaller, larger), (larger, smaller)] {
            assert_eq!((x.lesser(y), x.greater(y)), (smaller, larger));
        }
        assert_eq!(larger.share_of_greater(smaller), T::ONE);
        assert_eq!(smaller.share_of_greater(larger), T::ZERO);
    }
    for x in [zero, T::ONE, infinity, -infinity] {
        assert_eq!((x.lesser(x), x.greater(x)), (x, x));
        assert_eq!(x.share_of_greater(x), T::from(0.5));
    }
    assert_eq!(zero.share_of_greater(-zero), T::from(0.5));
}

#[test]
fn conventions_and_nan() {
    conventions::<f64>();
    conventions::<f32>();
}

#[test]
fn integer_powers() {
    let two = 2.0_f64;
    assert_eq!(
        [0, 1, 10, -2].map(|n| Scalar::powi(two, n)),
        [1.0, 2.0, 1024.0, 0.25]
    );
    assert_eq!(Scalar::powi(-1.0_f64, i32::MIN), 1.0);
    assert_eq!(Scalar::powi(two, i32::MIN), 0.0);
    assert_eq!(Scalar::powi(f64::NAN, 0), 1.0);
    assert_eq!(Scalar::powi(0.0_f32, -1), f32::INFINITY);
}

#[test]
fn literals_are_rounded_once() {
    assert_eq!(f32::literal(0.1, 0.1).to_bits(), 0.1_f32.to_bits());
    assert_eq!(f64::literal(0.1, 0.1).to_bits(), 0.1_f64.to_bits());
}

/// Each is what its name says, within two units in the last place of the one in `std`; how near those for the
/// lanes of vectors are to the truth is measured elsewhere. With `libm` alone they are others.
#[cfg(feature = "std")]
#[test]
fn elementary_functions_are_those_of_std() {
    macro_rules! compare {
        ($T:ident; $($function:ident($($argument:ident),+) = $std:ident;)+) => { $(
            let actual = <$T as Real>::$function($($argument),+);
            let expected = <$T>::$std($($argument),+);
            let is_near = (actual - expected).abs() <= 2.0 * <$T>::EPSILON * expected.abs();
            assert!(
                actual.to_bits() == expected.to_bits() || is_near || actual.is_nan() && expected.is_nan(),
                "{} of {:?}: {actual}, not {expected}",
                stringify!($function),
                ($($argument),+)
            );
        )+ };
    }
    macro_rules! compare_all {
        ($T:ident) => {
            let infinity = $T::INFINITY;
            let numbers = [0.0, 1e-30, 0.1, 0.7, 1.0, 1.1, 3.0, 50.0, 1e30, infinity];
            let numbers = numbers.into_iter().flat_map(|x: $T| [x, -x]);
            for (x, y) in numbers
                .clone()
                .flat_map(|x| numbers.clone().map(move |y| (x, y)))
            {
                compare! { $T;
                    sqrt(x) = sqrt;
                    exp(x) = exp;
                    exp_m1(x) = exp_m1;
                    log(x) = ln;
                    ln_1p(x) = ln_1p;
                    sin(x) = sin;
                    cos(x) = cos;
                    tan(x) = tan;
                    asin(x) = asin;
                    acos(x) = acos;
                    atan(x) = atan;
                    atan2(y, x) = atan2;
                    sinh(x) = sinh;
                    cosh(x) = cosh;
                    tanh(x) = tanh;
                    powf(x, y) = powf;
                    hypot(x, y) = hypot;
                }
            }
        };
    }
    compare_all!(f64);
    compare_all!(f32);
}
