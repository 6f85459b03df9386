//! True values, to 77 digits, and how far from them results are.

#![allow(dead_code, reason = "not every test needs everything")]

extern crate std;

use core::fmt::Debug;
use std::println;
use std::string::String;

use dashu_float::FBig;
use dashu_float::round::mode::HalfEven;

pub(crate) type Big = FBig<HalfEven>;

/// eˣ. What is beyond every number of `f64` and its inverse is far beyond, and the same for all.
pub(crate) fn exp(x: Big) -> Big {
    let bound = big(2000.0);
    let exp = x.clamp(-bound.clone(), bound).exp();
    // 1, of 0, comes without a precision.
    exp.with_precision(256).value()
}

pub(crate) fn big(x: f64) -> Big {
    Big::try_from(x).unwrap().with_precision(256).value()
}

/// π = 16 artan ⅕ − 4 artan 1/239 (Machin).
pub(crate) fn pi() -> Big {
    let artan_of_inverse = |n: f64| {
        let inverse = big(1.0) / big(n);
        alternating(inverse.clone(), |k| {
            &inverse * &inverse * big(2.0 * k - 1.0) / big(2.0 * k + 1.0)
        })
    };
    big(16.0) * artan_of_inverse(5.0) - big(4.0) * artan_of_inverse(239.0)
}

/// sin x by its series, for an x of few units.
pub(crate) fn sin(x: &Big) -> Big {
    alternating(x.clone(), |k| x * x / big(2.0 * k * (2.0 * k + 1.0)))
}

/// first − first r₁ + first r₁ r₂ − …, until nothing changes.
fn alternating(first: Big, ratio: impl Fn(f64) -> Big) -> Big {
    let (mut sum, mut term, mut k) = (first.clone(), first, 1.0);
    loop {
        term *= -ratio(k);
        let next = &sum + &term;
        if next == sum {
            return sum;
        }
        (sum, k) = (next, k + 1.0);
    }
}

/// Of the power of two that x is 1 to 2 times.
pub(crate) fn exponent(x: &Big) -> isize {
    x.repr().exponent() + x.digits().cast_signed() - 1
}

/// Not by `powi`, to which a denormal number is 1/∞.
pub(crate) fn power_of_2(exponent: isize) -> f64 {
    2.0_f64.powf(f64::from(i32::try_from(exponent).unwrap()))
}

/// `f32` or `f64`.
pub(crate) trait Precision: Copy + Debug + Into<f64> {
    /// Binary digits of the significand.
    const DIGITS: isize;
    /// Exponents of the smallest and of the largest power of two.
    const EXPONENTS: (isize, isize);

    fn rounded(x: f64) -> Self;

    fn big(self) -> Big {
        big(self.into())
    }

    /// |result − truth| in units of the last place of the truth. Infinity counts as the number that
    /// would follow the largest one.
    fn error(self, truth: &Big) -> f64 {
        self.error_beside(truth, truth)
    }

    /// The same in units of the last place of the larger of the truth and another number.
    fn error_beside(self, truth: &Big, other: &Big) -> f64 {
        let result: f64 = self.into();
        if result.is_nan() {
            return f64::INFINITY;
        }
        let (smallest, largest) = Self::EXPONENTS;
        let infinity = big(1.0) << (largest + 1);
        let result = if result == f64::INFINITY {
            infinity.clone()
        } else if result == f64::NEG_INFINITY {
            -infinity.clone()
        } else {
            big(result)
        };
        let truth = truth.clone().clamp(-infinity.clone(), infinity);
        let first_place = exponent(&truth).max(exponent(other)).min(largest);
        let unit = (first_place - (Self::DIGITS - 1)).max(smallest);
        let error = ((result - truth) >> unit).to_f64().value();
        error.abs()
    }
}

impl Precision for f64 {
    const DIGITS: isize = 53;
    const EXPONENTS: (isize, isize) = (-1074, 1023);

    fn rounded(x: f64) -> Self {
        x
    }
}

impl Precision for f32 {
    const DIGITS: isize = 24;
    const EXPONENTS: (isize, isize) = (-149, 127);

    #[expect(clippy::cast_possible_truncation, reason = "rounded, and so meant")]
    fn rounded(x: f64) -> Self {
        x as f32
    }
}

/// The largest error so far, and of what.
#[derive(Default)]
pub(crate) struct Worst {
    error: f64,
    of: String,
}

impl Worst {
    pub(crate) fn add(&mut self, error: f64, of: impl FnOnce() -> String) {
        if error > self.error {
            (self.error, self.of) = (error, of());
        }
    }

    /// Shown by `--nocapture`.
    pub(crate) fn check<T>(&self, what: &str, bound: f64) {
        let (precision, Worst { error, of }) = (core::any::type_name::<T>(), self);
        println!("{what}, {precision}: at most {error:.3} ulp, at {of}");
        assert!(*error <= bound, "{what}, {precision}: {error} ulp at {of}");
    }
}

/// Steele, Lea and Flood's `SplitMix64`.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn bits(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) >> 32).unwrap()
    }

    /// Uniform in [−1, 1), with all digits of `f64`.
    pub(crate) fn uniform(&mut self) -> f64 {
        let (high, low) = (f64::from(self.bits()), f64::from(self.bits()));
        (high + low / f64::from(1_u32 << 31) / 2.0) / f64::from(1_u32 << 31) - 1.0
    }

    pub(crate) fn below(&mut self, n: u32) -> u32 {
        self.bits() % n
    }

    /// In [smallest, largest], as often between 1 and 2 as between 2 and 4.
    pub(crate) fn log_uniform(&mut self, smallest: f64, largest: f64) -> f64 {
        let (start, end) = (smallest.ln(), largest.ln());
        let middle = f64::midpoint(start, end);
        (middle + self.uniform() * (end - middle)).exp()
    }

    /// Of either sign and of every magnitude, from the smallest denormal number to the largest.
    pub(crate) fn finite<T: Precision>(&mut self) -> T {
        let (smallest, largest) = T::EXPONENTS;
        let magnitude = self.log_uniform(power_of_2(smallest), power_of_2(largest));
        let x = T::rounded(magnitude * (1.0 + self.uniform().abs()) / 1.01);
        if x.into() == 0.0 {
            return self.finite();
        }
        if self.below(2) == 0 {
            x
        } else {
            T::rounded(-x.into())
        }
    }
}
