//! The errors that the functions of the feature `fast` are stated to have, beside `f64`.

#![cfg(all(feature = "fast", not(feature = "std")))]

use chainrule_core::Real;

/// Numbers of both signs: all sizes, and evenly up to a bound.
fn numbers(bound: f32) -> impl Iterator<Item = f32> {
    let of_every_size = (0..bound.to_bits()).step_by(1009).map(f32::from_bits);
    let step = bound / 500_000.0;
    let evenly = (0_u16..50_000)
        .flat_map(move |k| (0_u16..10).map(move |l| (f32::from(k) * 10.0 + f32::from(l)) * step));
    of_every_size.chain(evenly).flat_map(|x| [x, -x])
}

/// The larger of two errors; NaN stays NaN.
fn worse(largest: f64, error: f64) -> f64 {
    if largest.is_nan() || error <= largest {
        largest
    } else {
        error
    }
}

/// The largest error, in units of the last place.
fn units(numbers: impl Iterator<Item = f32>, f: fn(f32) -> f32, truth: fn(f64) -> f64) -> f64 {
    let error = |x: f32| {
        let exact = truth(f64::from(x));
        #[expect(clippy::cast_possible_truncation, reason = "the nearest")]
        let nearest = (exact as f32).abs();
        if nearest == f(x).abs() && nearest.is_infinite() {
            return 0.0;
        }
        let unit = f64::from(nearest.max(f32::MIN_POSITIVE).next_up())
            - f64::from(nearest.max(f32::MIN_POSITIVE));
        (f64::from(f(x)) - exact).abs() / unit
    };
    numbers.map(error).fold(0.0, worse)
}

/// The largest error.
fn absolute(bound: f32, f: fn(f32) -> f32, truth: fn(f64) -> f64) -> f64 {
    let error = |x: f32| (f64::from(f(x)) - truth(f64::from(x))).abs();
    numbers(bound).map(error).fold(0.0, worse)
}

#[test]
fn hyperbolic_tangent() {
    let error = units(numbers(100.0), Real::tanh, f64::tanh);
    eprintln!("tanh {error}");
    assert!(error < 7.0, "{error}");
    assert!(numbers(f32::MAX).all(|x| Real::tanh(x).abs() <= 1.0));
    assert!(Real::tanh(f32::NAN).is_nan());
    assert!(Real::tanh(-0.0_f32).is_sign_negative());
}

#[test]
fn exponential() {
    let error = units(numbers(88.7), Real::exp, f64::exp);
    eprintln!("exp {error}");
    assert!(error < 2.0, "{error}");
    for (x, exp) in [
        (0.0, 1.0),
        (89.0, f32::INFINITY),
        (f32::INFINITY, f32::INFINITY),
        (-106.0, 0.0),
        (f32::NEG_INFINITY, 0.0),
    ] {
        assert!(Real::exp(x) == exp, "{x}");
    }
    assert!(Real::exp(f32::NAN).is_nan());
}

#[test]
fn sine_and_cosine() {
    for (bound, least) in [(1e4, 2e-7), (1e6, 0.1)] {
        let sine = absolute(bound, Real::sin, f64::sin);
        let cosine = absolute(bound, Real::cos, f64::cos);
        eprintln!("sin {sine} {cosine}");
        assert!(sine < least && cosine < least, "{sine} {cosine}");
    }
    assert!(Real::sin(f32::INFINITY).is_nan() && Real::cos(f32::NAN).is_nan());
}

#[test]
fn square_root() {
    let error = units(
        numbers(f32::MAX).filter(|x| *x >= f32::MIN_POSITIVE),
        Real::sqrt,
        f64::sqrt,
    );
    eprintln!("sqrt {error}");
    assert!(error < 1.0, "{error}");
    for (x, root) in [(0.0, 0.0), (f32::INFINITY, f32::INFINITY)] {
        assert!(Real::sqrt(x) == root, "{x}");
    }
    assert!(Real::sqrt(-1.0_f32).is_nan() && Real::sqrt(f32::NAN).is_nan());
}

#[test]
fn hypotenuse() {
    for y in [0.0, 1e-30, 0.5, 1.0, 3e20, 1e38] {
        let error = numbers(1e38).map(|x| {
            let exact = f64::hypot(f64::from(x), f64::from(y));
            (f64::from(Real::hypot(x, y)) - exact).abs() / exact.max(1e-37)
        });
        let error = error.fold(0.0, worse);
        assert!(error < 3.0 * f64::from(f32::EPSILON), "{error}");
    }
}

#[test]
fn arc_sine_and_arc_cosine() {
    let error = units(numbers(1.0), Real::asin, f64::asin);
    eprintln!("asin {error}");
    assert!(error < 4.0, "{error}");
    let error = absolute(1.0, Real::acos, f64::acos);
    eprintln!("acos {error}");
    assert!(error < 4e-7, "{error}");
    assert!(Real::asin(1.5_f32).is_nan() && Real::acos(-1.5_f32).is_nan());
}
