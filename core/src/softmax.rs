//! The largest and the smallest of many numbers, and their smooth relatives: log Σ exp(xᵢ), and the
//! softmax, its gradient.

use crate::{Real, Scalar};

/// The largest entry. NaN if one is NaN, −∞ of none.
#[inline]
pub(crate) fn max<T: Scalar>(x: &[T]) -> T {
    match x.split_first() {
        Some((&first, rest)) => rest.iter().fold(first, |max, &x| max.greater(x)),
        None => (-T::ONE).quotient(T::ZERO),
    }
}

/// The smallest entry. NaN if one is NaN, ∞ of none.
#[inline]
pub(crate) fn min<T: Scalar>(x: &[T]) -> T {
    match x.split_first() {
        Some((&first, rest)) => rest.iter().fold(first, |min, &x| min.lesser(x)),
        None => T::ONE.quotient(T::ZERO),
    }
}

/// Overwrites x with the derivative of [`max`] by each entry: 1/k at the k entries that equal the
/// largest, 0 elsewhere. NaN everywhere if an entry is NaN.
#[inline]
pub(crate) fn share_of_max<T: Scalar>(x: &mut [T]) {
    share_of(max(x), x);
}

/// Overwrites x with the derivative of [`min`] by each entry: 1/k at the k entries that equal the
/// smallest, 0 elsewhere. NaN everywhere if an entry is NaN.
#[inline]
pub(crate) fn share_of_min<T: Scalar>(x: &mut [T]) {
    share_of(min(x), x);
}

/// Overwrites x with 1/k at the k entries that equal the extreme, 0 elsewhere.
#[inline]
fn share_of<T: Scalar>(extreme: T, x: &mut [T]) {
    let mut count = T::ZERO;
    for x in &mut *x {
        *x = if *x == extreme { T::ONE } else { T::ZERO };
        count += *x;
    }
    for x in x {
        // Nothing equals NaN: 0/0.
        *x = x.quotient(count);
    }
}

/// log Σ exp(xᵢ) as m + log(1 + Σ exp(xᵢ − m)), m the largest entry and the sum over the others
/// (Blanchard, Higham and Higham 2021). Neither overflows nor underflows where the result does not.
/// −∞ of none, and where all are −∞; ∞ if one is ∞; NaN if one is NaN.
///
/// The error stays below 2 units of the last place, of the result or, where m and the logarithm
/// cancel, of m; there a change of every xᵢ in its last place moves the result by as much.
#[inline]
pub(crate) fn log_sum_exp<T: Real>(x: &[T]) -> T {
    let largest = max(x);
    let Some(position) = x.iter().position(|&x| x == largest) else {
        return largest;
    };
    let mut others = Sum::new();
    for (i, &x) in x.iter().enumerate() {
        if i != position {
            others.add(exp_of_difference(x, largest));
        }
    }
    // Where the largest is infinite, this finite number changes nothing.
    largest + others.sum.ln_1p()
}

/// Overwrites x with exp(xᵢ − m)/Σ exp(xⱼ − m), m the largest entry (Blanchard, Higham and Higham
/// 2021). Entries add up to 1 but for rounding; equal entries have equal shares, infinite ones too,
/// beside which others have 0. NaN everywhere if an entry is NaN.
///
/// The error stays below 3 units of the last place.
#[inline]
pub(crate) fn softmax<T: Real>(x: &mut [T]) {
    let largest = max(x);
    let mut all = Sum::new();
    for x in &mut *x {
        *x = exp_of_difference(*x, largest);
        all.add(*x);
    }
    for x in x {
        *x /= all.sum;
    }
}

/// eˣ⁻ᵐ of x ≤ m, with what the difference loses to rounding: at −100 that would be 100 times what
/// an exponential loses.
#[inline]
fn exp_of_difference<T: Real>(x: T, m: T) -> T {
    if x == m {
        // Infinite numbers too.
        return T::ONE;
    }
    let difference = x - m;
    let exp = difference.exp();
    if exp == T::ZERO {
        return exp;
    }
    // What the difference lost, exactly (Knuth's two-sum of x and −m).
    let m_part = x - difference;
    let lost = (x - (difference + m_part)) + (m_part - m);
    exp + exp * lost
}

/// A sum of numbers of one sign whose error does not grow with their number (Kahan 1965).
struct Sum<T> {
    sum: T,
    /// What `sum` is too large by.
    excess: T,
}

impl<T: Scalar> Sum<T> {
    #[inline]
    fn new() -> Self {
        Sum {
            sum: T::ZERO,
            excess: T::ZERO,
        }
    }

    #[inline]
    fn add(&mut self, x: T) {
        let x = x - self.excess;
        let sum = self.sum + x;
        self.excess = (sum - self.sum) - x;
        self.sum = sum;
    }
}

#[cfg(test)]
#[path = "../tests/truth/mod.rs"]
mod truth;

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

    extern crate std;

    use std::{format, vec::Vec};

    use super::truth::{Big, Precision, Random, Worst, big, exp};
    use super::*;

    fn overwritten<T: Copy>(x: &[T], kernel: fn(&mut [T])) -> Vec<T> {
        let mut x = x.to_vec();
        kernel(&mut x);
        x
    }

    const NAN: f64 = f64::NAN;
    const INF: f64 = f64::INFINITY;

    #[test]
    fn largest_and_smallest() {
        assert_eq!(
            (max(&[2.0, -3.0, 7.0, 1.0]), min(&[2.0, -3.0, 7.0, 1.0])),
            (7.0, -3.0)
        );
        assert_eq!(
            (max(&[-INF, 1.0, INF]), min(&[-INF, 1.0, INF])),
            (INF, -INF)
        );
        assert_eq!((max::<f64>(&[]), min::<f64>(&[])), (-INF, INF));
        assert_eq!(
            (max::<f32>(&[]), min::<f32>(&[])),
            (f32::NEG_INFINITY, f32::INFINITY)
        );
        for x in [[NAN, 1.0, INF], [1.0, NAN, -INF], [-INF, INF, NAN]] {
            assert!(max(&x).is_nan() && min(&x).is_nan());
        }
    }

    #[test]
    fn equals_share_alike() {
        let of_max = |x: &[f64]| overwritten(x, share_of_max);
        let of_min = |x: &[f64]| overwritten(x, share_of_min);
        let x = [3.0, 1.0, 3.0, 2.0, 1.0, 3.0, 3.0];
        assert_eq!(of_max(&x), [0.25, 0.0, 0.25, 0.0, 0.0, 0.25, 0.25]);
        assert_eq!(of_min(&x), [0.0, 0.5, 0.0, 0.0, 0.5, 0.0, 0.0]);
        assert_eq!(of_max(&[0.0, -0.0]), [0.5, 0.5]);
        assert_eq!(of_max(&[INF, 1.0, INF, -INF]), [0.5, 0.0, 0.5, 0.0]);
        assert_eq!(of_min(&[INF, 1.0, -INF, -INF]), [0.0, 0.0, 0.5, 0.5]);
        assert_eq!(of_max(&[-INF; 4]), [0.25; 4]);
        for x in [[NAN, 1.0, INF], [1.0, NAN, -INF], [-INF, INF, NAN]] {
            assert!(
                of_max(&x)
                    .iter()
                    .chain(&of_min(&x))
                    .all(|share| share.is_nan())
            );
        }
        assert!(of_max(&[]).is_empty() && of_min(&[]).is_empty());
    }

    #[test]
    fn log_sum_exp_at_the_ends() {
        assert_eq!(log_sum_exp::<f64>(&[]), -INF);
        assert_eq!(log_sum_exp(&[-INF, -INF]), -INF);
        assert_eq!(log_sum_exp(&[-INF, 3.0, -INF]), 3.0);
        assert_eq!(log_sum_exp(&[INF, 3.0, -INF, INF]), INF);
        assert_eq!(log_sum_exp(&[1e308, -1e308]), 1e308);
        assert_eq!(log_sum_exp(&[f64::MAX, -f64::MAX]), f64::MAX);
        assert_eq!(log_sum_exp(&[-1e4, -1e4]), -1e4 + core::f64::consts::LN_2);
        for x in [[NAN, 1.0, INF], [1.0, NAN, -INF], [-INF, INF, NAN]] {
            assert!(log_sum_exp(&x).is_nan());
        }
    }

    #[test]
    fn softmax_at_the_ends() {
        let of = |x: &[f64]| overwritten(x, softmax);
        assert_eq!(of(&[INF, 3.0, -INF]), [1.0, 0.0, 0.0]);
        assert_eq!(of(&[INF, 3.0, INF, -INF]), [0.5, 0.0, 0.5, 0.0]);
        assert_eq!(of(&[-INF, -3.0, -INF]), [0.0, 1.0, 0.0]);
        assert_eq!(of(&[-INF; 4]), [0.25; 4]);
        assert_eq!(of(&[1e308, -1e308, 1e308]), [0.5, 0.0, 0.5]);
        assert_eq!(of(&[-7.0]), [1.0]);
        for x in [[NAN, 1.0, INF], [1.0, NAN, -INF], [-INF, INF, NAN]] {
            assert!(of(&x).iter().all(|share| share.is_nan()));
        }
        assert!(of(&[]).is_empty());
    }

    /// Magnitudes of every kind, and the ways in which entries may stand to one another.
    fn entries<T: Precision>(random: &mut Random) -> Vec<T> {
        let n = 1 + random.below(16);
        let scale = random.log_uniform(1e-4, 1e3);
        let offset = random.uniform() * random.log_uniform(1e-4, 1e6);
        let kind = random.below(6);
        let mut x: Vec<T> = (0..n)
            .map(|_| match kind {
                // Anything.
                0 => random.finite(),
                // Around 0, and around anything.
                1 => T::rounded(scale * random.uniform()),
                2 => T::rounded(offset + scale * random.uniform()),
                // Probabilities that add up to about 1: the result cancels to about 0.
                3 => T::rounded(scale.min(1.0) * random.uniform() - f64::from(n).ln()),
                // Equal ones.
                4 => T::rounded(offset + scale * f64::from(random.below(3))),
                // Far below the first.
                _ => T::rounded(-random.log_uniform(1.0, 800.0)),
            })
            .collect();
        if kind == 5 {
            x[0] = T::rounded(random.uniform() * random.log_uniform(1e-300, 1.0));
        }
        x
    }

    fn accuracy<T: Precision + Real>() {
        let mut random = Random(0);
        let (mut sums, mut shares) = (Worst::default(), Worst::default());
        for _ in 0..1000 {
            let x = entries::<T>(&mut random);
            let m = max(&x);
            let position = x.iter().position(|&x| x == m).unwrap();
            let exponentials: Vec<Big> = x.iter().map(|x| exp(x.big() - m.big())).collect();
            let mut others = big(0.0);
            for (i, exp) in exponentials.iter().enumerate() {
                if i != position {
                    others += exp;
                }
            }
            let truth = m.big() + others.ln_1p();
            sums.add(log_sum_exp(&x).error_beside(&truth, &m.big()), || {
                format!("{x:?}")
            });
            let all = others + big(1.0);
            for (share, exp) in overwritten(&x, softmax).iter().zip(&exponentials) {
                shares.add(share.error(&(exp / &all)), || format!("{x:?}"));
            }
        }
        sums.check::<T>("log_sum_exp", 2.0);
        shares.check::<T>("softmax", 3.0);
    }

    #[test]
    fn f64_accuracy() {
        accuracy::<f64>();
    }

    #[test]
    fn f32_accuracy() {
        accuracy::<f32>();
    }
}
