//! Elementary functions of `f32` for small processors: feature `fast`.
//!
//! None takes a branch, so that it takes as long for every argument, and none computes in `f64`.
//! They take a half to a thirtieth of what `libm`'s take. The price is an error of a few units of the
//! last place: each says of how many, and the tests hold it to that.

#![allow(
    clippy::inline_always,
    reason = "in a loop over entries, the constants stay in registers"
)]

use core::f32::consts::{FRAC_2_PI, FRAC_PI_2, LOG2_E};

/// x between two bounds. NaN stays NaN.
#[cfg_attr(not(unoptimised), inline(always))]
fn clamp(x: f32, low: f32, high: f32) -> f32 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

/// c₀ + c₁ x + c₂ x² + c₃ x³ + c₄ x⁴
#[cfg_attr(not(unoptimised), inline(always))]
fn polynomial(x: f32, [c0, c1, c2, c3, c4]: [f32; 5]) -> f32 {
    (((c4 * x + c3) * x + c2) * x + c1) * x + c0
}

/// x to the nearest whole number, for |x| < 2²², and that number in the low bits of an integer.
#[cfg_attr(not(unoptimised), inline(always))]
fn round(x: f32) -> (f32, u32) {
    // Where the unit of the last place is 1.
    const LARGE: f32 = 12_582_912.0;
    let shifted = x + LARGE;
    (shifted - LARGE, shifted.to_bits())
}

/// The hyperbolic tangent, to 7 units of the last place; never beyond ±1. NaN stays NaN.
///
/// A rational function of least relative error (2·10⁻⁸) on [−9, 9], beyond 8 constant.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn tanhf(x: f32) -> f32 {
    let x = clamp(x, -8.0, 8.0);
    let square = x * x;
    let p = [
        1.0,
        1.337_967e-1,
        3.493_979e-3,
        2.058_258_2e-5,
        1.331_787_5e-8,
    ];
    let q = [
        1.0,
        4.671_298_6e-1,
        2.587_086_1e-2,
        3.283_002_6e-4,
        7.761_518_6e-7,
    ];
    x * polynomial(square, p) / polynomial(square, q)
}

/// eˣ, to 2 units of the last place; 0 and ∞ where it is beyond the numbers. NaN stays NaN.
///
/// x = n log 2 + r, and a polynomial of r: the coefficients are those of the Cephes library (Moshier).
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn expf(x: f32) -> f32 {
    let x = clamp(x, -105.0, 89.0);
    let (n, bits) = round(x * LOG2_E);
    // log 2 in two parts, of which n times the first is exact.
    let r = (x - n * 0.693_359_4) - n * -2.121_944_4e-4;
    let tail = [
        1.666_666_5e-1,
        4.166_579_6e-2,
        8.333_452e-3,
        1.398_2e-3,
        1.987_569_1e-4,
    ];
    let exp = (polynomial(r, tail) * r + 0.5) * (r * r) + r + 1.0;
    // 2ⁿ in two factors, as it may be no number where eˣ is one. In the low bits of n is n.
    let exponent = |n: i32| f32::from_bits((n + 127).cast_unsigned() << 23);
    let n = bits.wrapping_sub(0x4b40_0000).cast_signed();
    let half = n >> 1;
    exp * exponent(half) * exponent(n - half)
}

/// The sine, to 2·10⁻⁷ for |x| ≤ 10⁴, and beyond that, up to 10⁶, to |x|/10⁷; then it means nothing.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn sinf(x: f32) -> f32 {
    sin_of_quarters(x, 0)
}

/// The cosine, as accurate as [`sinf`].
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn cosf(x: f32) -> f32 {
    sin_of_quarters(x, 1)
}

/// The tangent: the quotient of [`sinf`] and [`cosf`].
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn tanf(x: f32) -> f32 {
    sinf(x) / cosf(x)
}

/// sin(x + shift π/2): x = n π/2 + r, and the polynomial of sine or cosine of r. π/2 in three parts
/// (Cody and Waite), and the coefficients, are those of the Cephes library (Moshier).
#[cfg_attr(not(unoptimised), inline(always))]
fn sin_of_quarters(x: f32, shift: u32) -> f32 {
    let (n, bits) = round(x * FRAC_2_PI);
    let r = ((x - n * 1.570_312_5) - n * 4.837_513e-4) - n * 7.549_79e-8;
    let square = r * r;
    let sin =
        ((-1.951_529_6e-4 * square + 8.332_161e-3) * square - 1.666_665_5e-1) * square * r + r;
    let cos =
        ((2.443_315_7e-5 * square - 1.388_731_6e-3) * square + 4.166_664_6e-2) * square * square
            - 0.5 * square
            + 1.0;
    let quarter = bits.wrapping_add(shift);
    let size = if quarter & 1 == 0 { sin } else { cos };
    f32::from_bits(size.to_bits() ^ (quarter & 2) << 30)
}

/// The square root, to the nearest where there is an instruction for it. Else to 1 unit of the last place; 0
/// for numbers below 10⁻³⁸, NaN below 0.
///
/// Newton's method for 1/√x, from a first guess by halving the exponent.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn sqrtf(x: f32) -> f32 {
    if let Some(root) = crate::processor::sqrtf(x) {
        return root;
    }
    let guess = f32::from_bits(0x5f37_5a86_u32.wrapping_sub(x.to_bits() >> 1));
    let half = 0.5 * x;
    let y = guess * (1.5 - half * guess * guess);
    let y = y * (1.5 - half * y * y);
    let root = x * y;
    // Once more, by Heron's method, where rounding shows least.
    let root = root + (x - root * root) * (0.5 * y);
    if x < f32::MIN_POSITIVE || x == f32::INFINITY {
        // What has no such guess: NaN below 0, and 0 and ∞ themselves.
        return if x < 0.0 {
            f32::NAN
        } else if x > 1.0 {
            x
        } else {
            0.0
        };
    }
    root
}

/// √(x² + y²), to 3 units of the last place, without overflow where that is finite.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn hypotf(x: f32, y: f32) -> f32 {
    let (x, y) = (x.abs(), y.abs());
    let (large, small) = if x > y { (x, y) } else { (y, x) };
    let unit = if large == 0.0 { 1.0 } else { large };
    let ratio = small / unit;
    large * sqrtf(1.0 + ratio * ratio)
}

/// The arc sine, to 4 units of the last place; NaN outside [−1, 1].
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn asinf(x: f32) -> f32 {
    libm::atan2f(x, sqrtf((1.0 - x) * (1.0 + x)))
}

/// The arc cosine, to 4·10⁻⁷; NaN outside [−1, 1].
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn acosf(x: f32) -> f32 {
    FRAC_PI_2 - asinf(x)
}
