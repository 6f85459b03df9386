//! Fixed-point numbers as entries: those of the crate `fixed`, in its types that say what overflow does.

use core::cmp::Ordering;

use fixed::traits::FixedSigned;
use fixed::types::extra::{
    IsLessOrEqual, LeEqU8, LeEqU16, LeEqU32, LeEqU64, True, U6, U14, U30, U62,
};
use fixed::{FixedI8, FixedI16, FixedI32, FixedI64, Saturating, Wrapping};

use crate::Scalar;

/// A fixed-point format that entries can have: signed, of 8 to 64 bits, with 1 in its range.
///
/// `Wrapping<F>` and `Saturating<F>` of the crate `fixed` are then [`Scalar`], and the type says what happens beyond
/// the range. A plain `F` is none, as it panics there in a debug build.
///
/// ```
/// use chainrule_core::{Matrix, matrix, vector};
/// use fixed::{Saturating, types::I16F16};
///
/// type Fix = Saturating<I16F16>;
/// let a: Matrix<2, 2, Fix> = matrix![1.5, -2.0; 0.25, 3.0].map(Fix::from_num);
/// let x = vector![2.0, 0.5].map(Fix::from_num);
/// assert_eq!(a * x, vector![2.0, 2.0].map(Fix::from_num));
/// assert_eq!(a * x * Fix::MAX, vector![Fix::MAX, Fix::MAX]);
/// ```
///
/// - A product is rounded downwards to the format, a quotient towards 0: either is off by less than
///   Δ = 2<sup>−`FRAC_NBITS`</sup>. Sums are exact. Each product is rounded by itself.
/// - A number that is written in an expression, or that its derivative brings along (the 2 of ∇xᵀx = 2x), is
///   rounded to the nearest of the format; beyond the range it is the last one there, in either type.
/// - A quotient by 0 is the largest number or the smallest, by the sign of what is divided, and 0/0 is 0. So a
///   singular matrix is no panic. Inverses and solutions have few digits if pivots are small: keep to well-conditioned
///   matrices, with entries near 1.
/// - Intermediate results have the same format. `Saturating` stays where it saturates; with `Wrapping`, a sum is
///   right if its value is in range, whatever its partial sums are.
/// - There are no [elementary functions](crate::Real), hence no `‖x‖` (but ‖x‖²) and no `logdet`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a fixed-point format that vectors and matrices can have",
    label = "needs a sign, and 1 in its range",
    note = "formats are `FixedI8<U0>` to `<U6>`, `FixedI16<U0>` to `<U14>`, `FixedI32<U0>` to `<U30>`, `FixedI64<U0>` to `<U62>`"
)]
pub trait FixedPoint: FixedSigned {
    /// 1
    const ONE: Self;

    /// The nearest number of the format; the even one of two. Beyond the range it is the last one.
    #[must_use]
    fn nearest(x: f64) -> Self;

    /// x/y, rounded towards 0 and wrapped; by 0, the last number of x's sign, or 0. `wrapping_div` panics there.
    #[must_use]
    fn wrapping_quotient(self, divisor: Self) -> Self;

    /// x/y, rounded towards 0 and saturated; by 0, the last number of x's sign, or 0. `saturating_div` panics there.
    #[must_use]
    fn saturating_quotient(self, divisor: Self) -> Self;
}

macro_rules! formats {
    ($($Fixed:ident<$LeEqual:ident, $Least:ident> of $Bits:ident, $Wide:ident;)+) => { $(
        #[diagnostic::do_not_recommend]
        #[expect(clippy::cast_possible_truncation, reason = "within the range, or to wrap")]
        impl<Frac> FixedPoint for $Fixed<Frac>
        where
            Frac: $LeEqual + IsLessOrEqual<$Least, Output = True>,
        {
            const ONE: Self = Self::ONE;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn nearest(x: f64) -> Self {
                let (least, greatest) = (i64::from($Bits::MIN), i64::from($Bits::MAX));
                Self::from_bits(scaled(x, Self::FRAC_NBITS).max(least).min(greatest) as $Bits)
            }

            #[inline]
            fn wrapping_quotient(self, divisor: Self) -> Self {
                let x = $Wide::from(self.to_bits()) << Self::FRAC_NBITS;
                match x.checked_div($Wide::from(divisor.to_bits())) {
                    Some(quotient) => Self::from_bits(quotient as $Bits),
                    None => last(self),
                }
            }

            #[inline]
            fn saturating_quotient(self, divisor: Self) -> Self {
                let (least, greatest) = ($Wide::from($Bits::MIN), $Wide::from($Bits::MAX));
                let x = $Wide::from(self.to_bits()) << Self::FRAC_NBITS;
                match x.checked_div($Wide::from(divisor.to_bits())) {
                    Some(quotient) => Self::from_bits(quotient.max(least).min(greatest) as $Bits),
                    None => last(self),
                }
            }
        }
    )+ };
}

formats! {
    FixedI8<LeEqU8, U6> of i8, i16;
    FixedI16<LeEqU16, U14> of i16, i32;
    FixedI32<LeEqU32, U30> of i32, i64;
    FixedI64<LeEqU64, U62> of i64, i128;
}

/// The last number of x's sign, or 0: x/0.
#[inline]
fn last<F: FixedSigned>(x: F) -> F {
    match x.cmp(&F::ZERO) {
        Ordering::Greater => F::MAX,
        Ordering::Less => F::MIN,
        Ordering::Equal => F::ZERO,
    }
}

/// x·2ⁿ, rounded to the nearest integer, and to the even one of two; beyond the range, the last one of x's sign.
///
/// In integers, so that there is no `f64` arithmetic where the compiler does not fold it.
#[cfg_attr(not(unoptimised), inline(always))]
#[allow(clippy::inline_always, reason = "what is not inlined is not folded")]
const fn scaled(x: f64, n: u32) -> i64 {
    let bits = x.to_bits();
    // x = significand·2^(exponent − 1075). What is denormal is 0 here in any case.
    let significand = (bits & ((1 << 52) - 1) | 1 << 52).cast_signed();
    let exponent = (bits >> 52 & 0x7ff) as u32 + n;
    let magnitude = match exponent {
        ..1022 => 0,
        1022..1075 => {
            let right = 1075 - exponent;
            let (floor, half) = (significand >> right, 1 << (right - 1));
            let rest = significand - (floor << right);
            floor + (rest > half || rest == half && floor & 1 == 1) as i64
        }
        1075..1086 => significand << (exponent - 1075),
        _ if x.is_sign_negative() => return i64::MIN,
        _ => return i64::MAX,
    };
    if x.is_sign_negative() {
        -magnitude
    } else {
        magnitude
    }
}

macro_rules! scalars {
    ($($Overflow:ident: $quotient:ident;)+) => { $(
        impl<F: FixedPoint> Scalar for $Overflow<F> {
            const ZERO: Self = Self::ZERO;
            const ONE: Self = Self(F::ONE);

            #[cfg_attr(not(unoptimised), inline(always))]
            fn literal(double: f64, _single: f32) -> Self {
                Self(F::nearest(double))
            }

            #[inline]
            fn quotient(self, divisor: Self) -> Self {
                Self(self.0.$quotient(divisor.0))
            }
        }
    )+ };
}

scalars! {
    Wrapping: wrapping_quotient;
    Saturating: saturating_quotient;
}
