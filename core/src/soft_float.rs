//! Products of `f32`, and sums of them, in integers: for processors without an FPU.
//!
//! In software, a multiplication takes 110 instructions and an addition 90, most of which take numbers apart and
//! put them together. A sum of products is put together once, in the end, and its products never are.

#![allow(clippy::inline_always, reason = "what is called costs a call")]

use crate::sum::{Sum, Sums};

/// For an ARM without an FPU that has but the lower half of a product of two registers: no atomic operations is what
/// says so. Others have better software.
pub(crate) const SUMS: Option<Sums<f32>> = if cfg!(all(
    target_arch = "arm",
    target_abi = "eabi",
    not(target_has_atomic = "32"),
    not(feature = "std")
)) {
    Some(Sums {
        start,
        add_product,
        end,
        product,
    })
} else {
    None
};

/// A sum m 2ᵉ⁻²⁸², |m| < 2³⁰.
#[derive(Clone, Copy, Debug)]
struct Parts {
    mantissa: i32,
    exponent: i32,
}

/// The exponent of what is no finite number: so large that no term changes it.
const NOT_FINITE: i32 = 1 << 16;
const INFINITE: u32 = 1 << 28;
const NAN: i32 = 1 << 29;

/// The first bit of a mantissa, which is not stored.
const HIDDEN: u32 = 1 << 23;

/// x, as a sum.
#[inline(never)]
fn start(x: f32) -> Sum<f32> {
    if exponent(x) == 255 {
        return add_unusual(Sum::ZERO, x, 1.0);
    }
    let (mantissa, exponent) = taken_apart(x);
    Parts {
        mantissa: with_sign(mantissa << 6, x.to_bits()),
        exponent: exponent + 126,
    }
    .together()
}

/// s + x y. The product is cut off behind 28 bits at least, and of s + x y less than 2⁻²⁵ of s is lost.
#[inline(never)]
fn add_product(sum: Sum<f32>, x: f32, y: f32) -> Sum<f32> {
    if is_unusual(exponent(x)) || is_unusual(exponent(y)) {
        return add_unusual(sum, x, y);
    }
    let mantissa = product_of_mantissas(mantissa(x), mantissa(y));
    Parts::of(sum).add(Parts {
        mantissa: with_sign(mantissa, x.to_bits() ^ y.to_bits()),
        exponent: exponent(x) + exponent(y),
    })
}

/// The same of 0, denormal, infinite numbers and NaN.
#[cold]
#[inline(never)]
fn add_unusual(sum: Sum<f32>, x: f32, y: f32) -> Sum<f32> {
    const INFINITE_SIZE: u32 = f32::INFINITY.to_bits() << 1;
    let (x_size, y_size) = (x.to_bits() << 1, y.to_bits() << 1);
    let (least, greatest) = (x_size.min(y_size), x_size.max(y_size));
    let sign = x.to_bits() ^ y.to_bits();
    let term = if greatest >= INFINITE_SIZE {
        let so_far = Parts::of(sum);
        let infinite = with_sign(INFINITE, sign);
        let is_other = so_far.exponent == NOT_FINITE && so_far.mantissa != infinite;
        let is_nan = greatest > INFINITE_SIZE || least == 0 || is_other;
        return Parts {
            mantissa: if is_nan { NAN } else { infinite },
            exponent: NOT_FINITE,
        }
        .together();
    } else if least == 0 {
        return sum;
    } else {
        let ((x, x_exponent), (y, y_exponent)) = (normalised(x), normalised(y));
        Parts {
            // With a bit for what is below, so that one term alone is rounded as by the operator.
            mantissa: with_sign(product_of_mantissas(x, y) | below(x, y), sign),
            exponent: x_exponent + y_exponent,
        }
    };
    Parts::of(sum).add(term)
}

/// The nearest number; of two, the even one.
#[inline(never)]
fn end(sum: Sum<f32>) -> f32 {
    let Parts {
        mantissa,
        mut exponent,
    } = Parts::of(sum);
    let mut size = mantissa.unsigned_abs();
    if size == 0 {
        return 0.0;
    }
    while size < 1 << 22 {
        size <<= 8;
        exponent -= 8;
    }
    while size < 1 << 29 {
        size <<= 1;
        exponent -= 1;
    }
    exponent -= 126;
    let bits = if is_unusual(exponent) {
        beyond(size, exponent)
    } else {
        put_together(size, exponent)
    };
    f32::from_bits(bits | mantissa.cast_unsigned() & 1 << 31)
}

/// The bits of what is no normal number.
#[cold]
#[inline(never)]
fn beyond(size: u32, exponent: i32) -> u32 {
    if exponent == NOT_FINITE - 126 {
        f32::NAN.to_bits()
    } else if exponent > 0 {
        f32::INFINITY.to_bits()
    } else {
        rounded(size, (7 - exponent).cast_unsigned().min(31))
    }
}

/// x y, to the last bit what the operator `*` makes of it.
#[inline(never)]
fn product(x: f32, y: f32) -> f32 {
    if is_unusual(exponent(x)) || is_unusual(exponent(y)) {
        return unusual_product(x, y);
    }
    let mut exponent = exponent(x) + exponent(y) - 126;
    let mut size = product_of_mantissas(mantissa(x), mantissa(y)) | below(mantissa(x), mantissa(y));
    if size < 1 << 29 {
        size <<= 1;
        exponent -= 1;
    }
    if is_unusual(exponent) {
        return unusual_product(x, y);
    }
    f32::from_bits(put_together(size, exponent) | sign_of_product(x, y))
}

#[cold]
#[inline(never)]
fn unusual_product(x: f32, y: f32) -> f32 {
    let size = end(add_unusual(Sum::ZERO, x, y)).to_bits();
    f32::from_bits(size | sign_of_product(x, y))
}

#[cfg_attr(not(unoptimised), inline(always))]
fn sign_of_product(x: f32, y: f32) -> u32 {
    (x.to_bits() ^ y.to_bits()) & 1 << 31
}

impl Parts {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn of(sum: Sum<f32>) -> Self {
        Self {
            mantissa: sum.number.to_bits().cast_signed(),
            exponent: sum.more,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn together(self) -> Sum<f32> {
        Sum {
            number: f32::from_bits(self.mantissa.cast_unsigned()),
            more: self.exponent,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn add(mut self, term: Self) -> Sum<f32> {
        let mut distance = term.exponent - self.exponent;
        if distance < 0 && matches!(self.mantissa >> 25, 0 | -1) {
            self = self.shifted(term.exponent);
            distance = term.exponent - self.exponent;
        }
        let mut sum = if distance < 0 {
            if distance < -31 {
                return self.together();
            }
            Self {
                mantissa: self.mantissa + (term.mantissa >> -distance),
                exponent: self.exponent,
            }
        } else {
            if distance > 31 {
                return term.together();
            }
            Self {
                mantissa: (self.mantissa >> distance) + term.mantissa,
                exponent: term.exponent,
            }
        };
        if sum.mantissa ^ sum.mantissa << 1 < 0 {
            sum.mantissa >>= 1;
            sum.exponent += 1;
        }
        sum.together()
    }

    /// What has few digits, with more of them, down to an exponent.
    #[cold]
    #[inline(never)]
    fn shifted(mut self, least: i32) -> Self {
        if self.mantissa == 0 {
            self.exponent = least;
        }
        while self.exponent > least && self.mantissa.unsigned_abs() < 1 << 28 {
            self.mantissa <<= 1;
            self.exponent -= 1;
        }
        self
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn exponent(x: f32) -> i32 {
    (x.to_bits() << 1 >> 24).cast_signed()
}

/// Whether it is not that of a normal number.
#[cfg_attr(not(unoptimised), inline(always))]
fn is_unusual(exponent: i32) -> bool {
    (exponent - 1).cast_unsigned() >= 254
}

/// The 24 bits of a normal number.
#[cfg_attr(not(unoptimised), inline(always))]
fn mantissa(x: f32) -> u32 {
    x.to_bits() & (HIDDEN - 1) | HIDDEN
}

/// m and e of a finite number m 2ᵉ⁻¹⁵⁰.
#[cfg_attr(not(unoptimised), inline(always))]
fn taken_apart(x: f32) -> (u32, i32) {
    match exponent(x) {
        // Denormal numbers have the exponent of the least others.
        0 => (mantissa(x) - HIDDEN, 1),
        exponent => (mantissa(x), exponent),
    }
}

/// The same of a number that is not 0, with an m of 24 bits.
fn normalised(x: f32) -> (u32, i32) {
    let (mut mantissa, mut exponent) = taken_apart(x);
    while mantissa < HIDDEN {
        mantissa <<= 1;
        exponent -= 1;
    }
    (mantissa, exponent)
}

/// The bits of `size` 2ᵉ⁻¹⁵⁶ with 30 bits.
#[cfg_attr(not(unoptimised), inline(always))]
fn put_together(size: u32, exponent: i32) -> u32 {
    rounded(size, 6) + ((exponent - 1).cast_unsigned() << 23)
}

/// x 2⁻ⁿ, to the nearest integer; of two, the even one.
#[cfg_attr(not(unoptimised), inline(always))]
fn rounded(x: u32, n: u32) -> u32 {
    let is_odd = x >> n & 1;
    (x + (1 << (n - 1)) - 1 + is_odd) >> n
}

/// ±x, with the sign of `signed`.
#[cfg_attr(not(unoptimised), inline(always))]
fn with_sign(x: u32, signed: u32) -> i32 {
    let sign = signed.cast_signed() >> 31;
    (x.cast_signed() ^ sign) - sign
}

/// ⌊x y 2⁻¹⁸⌋ of two numbers of 24 bits, by halves of 12.
#[cfg_attr(not(unoptimised), inline(always))]
fn product_of_mantissas(x: u32, y: u32) -> u32 {
    let ((x1, x0), (y1, y0)) = ((x >> 12, x & 0xfff), (y >> 12, y & 0xfff));
    let middle = x1 * y0 + x0 * y1 + ((x0 * y0) >> 12);
    ((x1 * y1) << 6) + (middle >> 6)
}

/// Whether a bit of their product is below: that decides in the middle between two numbers.
#[cfg_attr(not(unoptimised), inline(always))]
fn below(x: u32, y: u32) -> u32 {
    u32::from(x.wrapping_mul(y) << 14 != 0)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is meant is the last bit")]
mod tests {
    use super::*;

    /// Numbers of all kinds, the same ones every time.
    struct Numbers(u64);

    impl Numbers {
        fn bits(&mut self) -> u32 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
            self.0 = self.0.wrapping_add(1);
            (self.0 >> 32) as u32
        }

        fn one_in(&mut self, n: u32) -> bool {
            self.bits().is_multiple_of(n)
        }

        /// Any bits, so also denormal numbers, ∞ and NaN; some of few digits.
        fn any(&mut self) -> f32 {
            const SPECIAL: [f32; 6] = [0.0, -0.0, 1e-40, f32::INFINITY, f32::MAX, f32::NAN];
            if self.one_in(16) {
                SPECIAL[self.bits() as usize % 6]
            } else if self.one_in(4) {
                f32::from_bits(self.bits() & 0xfff8_0000)
            } else {
                f32::from_bits(self.bits())
            }
        }

        /// ±2⁻ⁿ to ±2ⁿ, or 0; some of few digits.
        fn around_one(&mut self, n: u32) -> f32 {
            let exponent = 127 - n + self.bits() % (2 * n);
            let digits = if self.one_in(4) {
                0x8070_0000
            } else {
                0x807f_ffff
            };
            let x = f32::from_bits(self.bits() & digits | exponent << 23);
            if self.one_in(8) { 0.0 } else { x }
        }
    }

    fn same(x: f32, y: f32) -> bool {
        x == y || x.is_nan() && y.is_nan()
    }

    #[test]
    fn a_product_is_that_of_the_operator() {
        let mut numbers = Numbers(1);
        for _ in 0..2_000_000 {
            let (x, y) = (numbers.any(), numbers.any());
            let (ours, right) = (product(x, y), x * y);
            let has_sign = ours.is_nan() || ours.is_sign_negative() == right.is_sign_negative();
            assert!(
                same(ours, right) && has_sign,
                "{x:e} {y:e}: {ours:e}, not {right:e}"
            );
        }
    }

    /// x comes back, and x y is the next number to it or the one behind: its tail is cut off.
    #[test]
    fn one_term_is_rounded_once() {
        let mut numbers = Numbers(2);
        for _ in 0..2_000_000 {
            let (x, y) = (numbers.any(), numbers.any());
            assert!(same(end(start(x)), x), "{x:e}");
            let ours = end(add_product(Sum::ZERO, x, y));
            let error = (f64::from(ours) - f64::from(x) * f64::from(y)).abs();
            let unit = f64::from((x * y).abs()) * f64::from(f32::EPSILON);
            let bound = 0.57 * (unit + f64::from(f32::from_bits(1)));
            assert!(same(ours, x * y) || error <= bound, "{x:e} {y:e}: {ours:e}");
        }
    }

    /// As a sum by operators is: half a unit of the last place of each product and of each partial sum.
    #[test]
    fn sums_are_as_exact_as_those_by_operators() {
        let mut numbers = Numbers(3);
        for round in 0..300_000 {
            let n = [1, 4, 20, 60][round % 4];
            let first = numbers.around_one(n);
            let (mut ours, mut right, mut bound) = (start(first), f64::from(first), 0.0);
            for _ in 0..numbers.bits() % 20 {
                // What there is may be taken away again.
                let (x, y) = if numbers.one_in(4) {
                    (end(ours), -1.0)
                } else {
                    (numbers.around_one(n), numbers.around_one(n))
                };
                ours = add_product(ours, x, y);
                let product = f64::from(x) * f64::from(y);
                right += product;
                bound += product.abs() + right.abs();
            }
            bound = (bound + right.abs()) * f64::from(f32::EPSILON) / 2.0;
            let error = (f64::from(end(ours)) - right).abs();
            assert!(
                error <= bound,
                "{right:e} is off by {error:e}, more than {bound:e}"
            );
        }
    }

    #[test]
    fn what_is_not_finite_stays_so() {
        let infinity = f32::INFINITY;
        assert_eq!(sum(&[(infinity, 2.0), (3.0, -1e38)]), infinity);
        assert_eq!(sum(&[(1.0, 1.0), (-infinity, 2.0), (0.0, 1.0)]), -infinity);
        assert!(sum(&[(infinity, 1.0), (infinity, -1.0), (1.0, 1.0)]).is_nan());
        assert!(sum(&[(infinity, 0.0), (1.0, 1.0)]).is_nan());
        assert!(sum(&[(1.0, 1.0), (f32::NAN, 1.0), (infinity, 1.0)]).is_nan());
    }

    fn sum(terms: &[(f32, f32)]) -> f32 {
        let add = |sum, &(x, y): &(f32, f32)| add_product(sum, x, y);
        end(terms.iter().fold(Sum::ZERO, add))
    }

    #[test]
    fn what_is_left_of_a_difference_has_all_digits() {
        let (left, small) = (f32::EPSILON, 1e-12);
        let sum = sum(&[(1.0 + left, 1.0), (1.0, -1.0), (small, 1.0)]);
        assert_eq!(sum, left + small);
    }

    #[test]
    fn only_the_end_overflows() {
        assert_eq!(sum(&[(f32::MAX, 1.0), (f32::MAX, 1.0)]), f32::INFINITY);
        assert_eq!(sum(&[(f32::MAX, 2.0), (-f32::MAX, 1.0)]), f32::MAX);
        assert_eq!(sum(&[(1e30, 1e30), (1e30, -1e30), (1e-20, 1e-20)]), 1e-40);
    }
}
