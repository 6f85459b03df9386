//! How far from the truth the functions are that are not the platform's own, in units of the last
//! place: thousands of numbers of either sign and of every magnitude.

mod truth;

#[cfg(feature = "std")]
use core::f64::consts::FRAC_PI_2;

use chainrule_core::Real;

use truth::{Precision, Random, Worst, big, exp, exponent, power_of_2};

/// Every magnitude, and as many again where the functions are not yet constant or straight.
fn numbers<T: Precision>() -> Vec<T> {
    let mut random = Random(0);
    let (smallest, _) = T::EXPONENTS;
    // Beyond 0.7 of it, the exponential of a negative number is 0.
    let end = -power_of_2(smallest).log2();
    // At the last ones, of all of `f32`, eˣ/(1 + eˣ) as written has the largest error, 2.4 units, and that above −1.5.
    let mut numbers = [0.0, -0.0, 1.0, -4.157_294, -1.119_196_9]
        .map(T::rounded)
        .to_vec();
    for _ in 0..1000 {
        numbers.push(random.finite());
        let scales = [0.75 * end, 40.0, 2.0];
        numbers.extend(scales.map(|scale| T::rounded(scale * random.uniform())));
    }
    numbers
}

fn sigmoid_and_softplus<T: Precision + Real>() {
    let (mut sigmoid, mut softplus) = (Worst::default(), Worst::default());
    for x in numbers::<T>() {
        let of = || format!("{x:?}");
        let truth = big(1.0) / (big(1.0) + exp(-x.big()));
        sigmoid.add(x.sigmoid().error(&truth), of);
        let truth = if x > T::ZERO {
            x.big() + exp(-x.big()).ln_1p()
        } else {
            exp(x.big()).ln_1p()
        };
        softplus.add(x.softplus().error(&truth), of);
    }
    sigmoid.check::<T>("sigmoid", 2.0);
    softplus.check::<T>("softplus", 2.0);
}

#[test]
fn f64_sigmoid_and_softplus() {
    sigmoid_and_softplus::<f64>();
}

#[test]
fn f32_sigmoid_and_softplus() {
    sigmoid_and_softplus::<f32>();
}

/// The functions for the lanes of a vector.
#[cfg(feature = "std")]
fn of_lanes<T: Precision + Real>() {
    let [mut exp, mut log, mut ln_1p, mut tanh] = [(); 4].map(|()| Worst::default());
    let mut random = Random(1);
    let mut numbers = numbers::<T>();
    // Where the parts of the functions meet, and where the logarithm is near 0.
    for _ in 0..1000 {
        numbers.extend([0.625, 1.0, 0.346_57].map(|x| T::rounded(x + 0.01 * random.uniform())));
        numbers.push(T::rounded(1.0 + 1e-6 * random.uniform()));
    }
    for x in numbers {
        let of = || format!("{x:?}");
        exp.add(x.exp().error(&truth::exp(x.big())), of);
        if x > T::ZERO {
            log.add(x.log().error(&x.big().ln().with_precision(256).value()), of);
        }
        if x > -T::ONE {
            ln_1p.add(
                x.ln_1p()
                    .error(&x.big().ln_1p().with_precision(256).value()),
                of,
            );
        }
        let double = big(2.0) * x.big().clamp(big(-500.0), big(500.0));
        let less = double.exp_m1().with_precision(256).value();
        let truth = &less / (&less + big(2.0));
        tanh.add(x.tanh().error(&truth), of);
    }
    exp.check::<T>("exp", 2.0);
    log.check::<T>("log", 2.0);
    ln_1p.check::<T>("ln_1p", 2.0);
    tanh.check::<T>("tanh", 2.0);
}

#[cfg(feature = "std")]
#[test]
fn f64_of_lanes() {
    of_lanes::<f64>();
}

#[cfg(feature = "std")]
#[test]
fn f32_of_lanes() {
    of_lanes::<f32>();
}

/// Sines and cosines of what is not large: of every magnitude, and next to multiples of ½π, where digits cancel.
#[cfg(feature = "std")]
fn periodic<T: Precision + Real>() {
    let end: f64 = T::MODERATE.into();
    let quarter_turn = truth::pi() / big(2.0);
    let mut random = Random(2);
    let mut numbers = [0.0, -0.0, end, -end].map(T::rounded).to_vec();
    for i in 0..1500 {
        numbers.extend([4.0, 100.0, end].map(|scale| T::rounded(scale * random.uniform())));
        let x: T = random.finite();
        numbers.extend((x.into().abs() <= end).then_some(x));
        for n in [f64::from(i), (random.uniform() * end / FRAC_PI_2).round()] {
            numbers.push(T::rounded((big(n) * &quarter_turn).to_f64().value()));
        }
    }
    let (mut sin, mut cos) = (Worst::default(), Worst::default());
    for x in numbers.into_iter().filter(|x| x.abs() <= T::MODERATE) {
        let of = || format!("{x:?}");
        // A number of quarters of a turn, and what is left.
        let quarters = (x.into() / FRAC_PI_2).round();
        let rest = x.big() - big(quarters) * &quarter_turn;
        let truths = [truth::sin(&rest), truth::sin(&(&rest + &quarter_turn))];
        let truth = |shift: f64| {
            let quarter = (quarters + shift).rem_euclid(4.0);
            let truth = truths[usize::from(quarter % 2.0 > 0.5)].clone();
            if quarter < 2.0 { truth } else { -truth }
        };
        sin.add(x.moderate_sin().error(&truth(0.0)), of);
        cos.add(x.moderate_cos().error(&truth(1.0)), of);
    }
    sin.check::<T>("sin", 2.0);
    cos.check::<T>("cos", 2.0);
}

#[cfg(feature = "std")]
#[test]
fn f64_periodic() {
    periodic::<f64>();
}

#[cfg(feature = "std")]
#[test]
fn f32_periodic() {
    periodic::<f32>();
}

#[cfg(feature = "std")]
#[test]
fn of_lanes_at_the_ends() {
    fn check<T: Precision + Real>() {
        let [zero, infinity, nan] = [0.0, f64::INFINITY, f64::NAN].map(T::rounded);
        let results = [
            (infinity.exp(), infinity),
            ((-infinity).exp(), zero),
            (zero.exp(), T::ONE),
            (zero.log(), -infinity),
            (infinity.log(), infinity),
            (T::ONE.log(), zero),
            ((-T::ONE).ln_1p(), -infinity),
            (infinity.ln_1p(), infinity),
            (infinity.tanh(), T::ONE),
            ((-infinity).tanh(), -T::ONE),
        ];
        for (i, (result, expected)) in results.into_iter().enumerate() {
            assert!(result == expected, "{i}: {result:?}, not {expected:?}");
        }
        for zero in [(-zero).tanh(), (-zero).ln_1p(), (-zero).moderate_sin()] {
            let zero: f64 = zero.into();
            assert!(zero == 0.0 && zero.is_sign_negative());
        }
        for x in [
            nan.exp(),
            nan.log(),
            nan.ln_1p(),
            nan.tanh(),
            (-T::ONE).log(),
            (-infinity).log(),
            (-infinity).ln_1p(),
        ] {
            let x: f64 = x.into();
            assert!(x.is_nan());
        }
    }
    check::<f64>();
    check::<f32>();
}

/// Each of the |n| roundings moves the result by less than a unit; 1/x⁻ⁿ of a denormal number, of two
/// digits less, by two more.
fn powers<T: Precision + Real>() {
    let (smallest, largest) = T::EXPONENTS;
    let smallest_normal = smallest + T::DIGITS - 1;
    for n in -8..=8_i32 {
        let (mut random, mut worst) = (Random(0), Worst::default());
        let root = 1.0 / f64::from(n.abs().max(1));
        let [start, end] = [smallest, largest].map(|exponent| power_of_2(exponent).powf(root));
        for i in 0..4000 {
            // Of half of them, the power neither over- nor underflows.
            let x: T = match i % 2 {
                0 => random.finite(),
                _ => T::rounded(random.log_uniform(start, end)),
            };
            let power = (0..n.abs()).fold(big(1.0), |power, _| power * x.big());
            let truth = if n < 0 { big(1.0) / power } else { power };
            let result = x.powi(n);
            let may_vanish = n < 0 && exponent(&truth) < smallest_normal;
            if !(may_vanish && result == T::ZERO) {
                worst.add(result.error(&truth), || format!("{x:?}"));
            }
        }
        let bound = if n < 0 { n.abs() + 2 } else { (n - 1).max(0) };
        worst.check::<T>(&format!("powi({n})"), f64::from(bound));
    }
}

#[test]
fn f64_powers() {
    powers::<f64>();
}

#[test]
fn f32_powers() {
    powers::<f32>();
}
