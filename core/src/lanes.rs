//! Elementary functions for the lanes of a vector: arithmetic and selections, without a branch, a
//! table or a call, so that the compiler makes of a loop over entries one over vectors. An `if` would be a branch
//! when a short loop is unrolled, and its entries could not become a vector any more.
//!
//! Errors are below 2 units of the last place; `tests/accuracy.rs` measures them.

#![allow(
    clippy::inline_always,
    clippy::cast_precision_loss,
    clippy::excessive_precision,
    clippy::approx_constant,
    reason = "a call would keep a loop from vectors; powers of two are exact; constants are as in their sources"
)]

/// What the two precisions have in common.
macro_rules! lanes {
    (
        $T:ident, $bits:ident,
        mantissa: $mantissa:literal, bias: $bias:literal,
        exp: $exp_range:expr, $exp:expr,
        ln_2: $ln_2:expr,
        log: $log:expr,
        exp_2: $exp_2:expr,
        tanh: |$square:ident| $tanh:expr, $tanh_end:literal,
        half_pi: $half_pi:expr, sin: $sin:expr, cos: $cos:expr, $moderate:literal
    ) => {
        pub(crate) mod $T {
            use core::hint::select_unpredictable as select;
            use core::$T::consts::{FRAC_1_SQRT_2, FRAC_2_PI, LOG2_E, SQRT_2};

            /// Where the unit of the last place is 1, with room for either sign.
            const ROUND: $T = (1_u64 << $mantissa) as $T * 1.5;
            /// The bits of the significand, and 1, whose exponent is 0.
            const SIGNIFICAND: $bits = (1 << $mantissa) - 1;
            const ONE: $bits = (1 as $T).to_bits();
            /// ln 2 in two parts; the first has so few digits that its products are exact.
            const LN_2: [$T; 2] = $ln_2;

            /// x y + z, in one instruction where the build may use it.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn fused(x: $T, y: $T, z: $T) -> $T {
                if cfg!(target_feature = "fma") {
                    x.mul_add(y, z)
                } else {
                    x * y + z
                }
            }

            /// Σ cᵢ xⁱ of at most 16 terms, by Estrin's scheme: pairs c₀ + c₁ x, pairs of pairs by x², and so on,
            /// few of which wait for each other.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn polynomial<const N: usize>(x: $T, c: [$T; N]) -> $T {
                const { assert!(N <= 16) };
                let x2 = x * x;
                let x4 = x2 * x2;
                let pair = |i| joined::<N>(i, 1, x, |i| c[i]);
                let four = |i| joined::<N>(i, 2, x2, pair);
                let eight = |i| joined::<N>(i, 4, x4, four);
                joined::<N>(0, 8, x4 * x4, eight)
            }

            /// Terms from the ith on, and those of a power more, if there are any below the Nth.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn joined<const N: usize>(
                i: usize,
                count: usize,
                power: $T,
                terms: impl Fn(usize) -> $T,
            ) -> $T {
                if i + count < N {
                    fused(terms(i + count), power, terms(i))
                } else {
                    terms(i)
                }
            }

            /// 2ⁿ of the whole number that was rounded by adding `ROUND`.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn power_of_2(rounded: $T) -> $T {
                <$T>::from_bits((rounded.to_bits() << $mantissa).wrapping_add(ONE))
            }

            /// eʳ and n with eˣ = 2ⁿ eʳ, |r| ≤ ½ ln 2; n is rounded by adding `ROUND`. The polynomial is that
            /// through (eʳ − 1 − r)/r² at Chebyshev's nodes.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn reduced_exp(x: $T) -> ($T, $T) {
                let rounded = fused(x, LOG2_E, ROUND);
                let n = rounded - ROUND;
                let r = fused(-n, LN_2[1], fused(-n, LN_2[0], x));
                (1.0 + fused(r * r, polynomial(r, $exp), r), rounded)
            }

            /// eˣ
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn exp(x: $T) -> $T {
                // Beyond, the result is 0 or ∞ already. NaN stays NaN.
                let [low, high]: [$T; 2] = $exp_range;
                let x = select(x < low, low, x);
                let x = select(x > high, high, x);
                let (exp, rounded) = reduced_exp(x);
                let n = rounded - ROUND;
                // In two steps, as 2ⁿ may be beyond the numbers where eˣ is not.
                let half = n * 0.5 + ROUND;
                let rest = (n - (half - ROUND)) + ROUND;
                exp * power_of_2(half) * power_of_2(rest)
            }

            /// k ln 2 + log(1 + f), 1 + f in [√½, √2], from s = f/(2 + f): log(1 + f) = 2 artanh s (fdlibm).
            #[cfg_attr(not(unoptimised), inline(always))]
            fn log_of_1_plus(f: $T, k: $T) -> $T {
                let s = f / (2.0 + f);
                let square = s * s;
                let half_square = 0.5 * f * f;
                let rest = square * polynomial(square, $log);
                k * LN_2[0] - ((half_square - (s * (half_square + rest) + k * LN_2[1])) - f)
            }

            /// The natural logarithm of x = 2ᵏ(1 + f), 1 + f in [√½, √2).
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn log(x: $T) -> $T {
                // A denormal number is made a normal one.
                const SHIFT: $T = (1_u64 << ($mantissa + 1)) as $T;
                const UNSHIFT: $T = ($mantissa + 1) as $T;
                let is_denormal = x < <$T>::MIN_POSITIVE;
                let normal = select(is_denormal, x * SHIFT, x);
                let shift = select(is_denormal, UNSHIFT, 0.0);
                let root = FRAC_1_SQRT_2.to_bits();
                let bits = normal.to_bits().wrapping_add(ONE - root);
                // As the last bits of a number whose unit of the last place is 1.
                let large = (1_u64 << $mantissa) as $T;
                let k = <$T>::from_bits((bits >> $mantissa) | large.to_bits())
                    - (large + $bias)
                    - shift;
                let f = <$T>::from_bits((bits & SIGNIFICAND).wrapping_add(root)) - 1.0;
                let log = log_of_1_plus(f, k);
                // ∞ and NaN stay what they are.
                let log = select(x < <$T>::INFINITY, log, x);
                let outside = select(x == 0.0, -<$T>::INFINITY, <$T>::NAN);
                select(x > 0.0, log, outside)
            }

            /// log(1 + x), by the logarithm of the rounded sum and what the rounding lost.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn ln_1p(x: $T) -> $T {
                let sum = 1.0 + x;
                let lost = (x - (sum - 1.0)) / sum;
                let log = log(sum);
                // The first where the sum is 0 or ∞, or no number.
                let result = select(lost - lost == 0.0, log + lost, log);
                // −0 stays −0.
                select(x == 0.0, x, result)
            }

            /// 1/(1 + e⁻ˣ), below 0 as eˣ/(1 + eˣ), by e^−|x|.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn sigmoid_by(x: $T, exp: $T) -> $T {
                let quotient = select(x < 0.0, exp, 1.0) / (1.0 + exp);
                // Where eˣ is small, what 1 + eˣ loses to rounding counts; here it does not.
                select(x < -1.0, exp - exp * quotient, quotient)
            }

            /// log(1 + eˣ) = max(x, 0) + log(1 + t), by t = e^−|x| in [0, 1]: there 1 + t or its half is in
            /// [√½, √2], and of the half (t − 1)/2 is what the logarithm needs.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn softplus_by(x: $T, t: $T) -> $T {
                let is_halved = t > SQRT_2 - 1.0;
                let f = select(is_halved, (t - 1.0) * 0.5, t);
                let k = select(is_halved, 1.0, 0.0);
                select(x > 0.0, x, 0.0) + log_of_1_plus(f, k)
            }

            /// The hyperbolic tangent: below 0.625 x and a polynomial or a quotient of two (Cephes), from there
            /// 1 − 2/(e²ˣ + 1), with one division for both.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn tanh(x: $T) -> $T {
                // e²ˣ = 2ⁿ 2ʸ, |y| ≤ ½. What is subtracted from 1 is small: it needs not all digits.
                const SCALE: $T = 2.0 * LOG2_E;
                let magnitude = x.abs();
                let bounded = select(magnitude > $tanh_end, $tanh_end, magnitude);
                let rounded = fused(bounded, SCALE, ROUND);
                // Not fused: of that a compiler makes no vectors where a loop is short.
                let y = bounded * SCALE - (rounded - ROUND);
                let exp = fused(y, polynomial(y, $exp_2), 1.0);
                let exp =
                    <$T>::from_bits((rounded.to_bits() << $mantissa).wrapping_add(exp.to_bits()));
                let $square = x * x;
                let [numerator, denominator]: [$T; 2] = $tanh;
                // NaN is not large, and stays NaN.
                let is_large = magnitude >= 0.625;
                let numerator = select(is_large, -2.0, magnitude * $square * numerator);
                let denominator = select(is_large, exp + 1.0, denominator);
                let tanh = select(is_large, 1.0, magnitude) + numerator / denominator;
                // −0 stays −0.
                tanh.copysign(x)
            }

            /// Up to here sines and cosines need no more digits of π.
            pub(crate) const MODERATE: $T = $moderate;

            /// The sine of |x| ≤ `MODERATE`.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn moderate_sin(x: $T) -> $T {
                let sin = sin_of_quarters(x, 0);
                // −0 stays −0.
                select(x == 0.0, x, sin)
            }

            /// The cosine of |x| ≤ `MODERATE`.
            #[cfg_attr(not(unoptimised), inline(always))]
            pub(crate) fn moderate_cos(x: $T) -> $T {
                sin_of_quarters(x, 1)
            }

            /// sin(x + shift ½π), by the sine or cosine of r = x − n ½π in [−¼π, ¼π]. ½π is in four parts (Cody and
            /// Waite): products with all but the last are exact, and so are differences with the first two, but for
            /// an x of few units; what that with the third loses is kept. Polynomials are those through
            /// (sin r − r)/r³ and (cos r − 1 + ½r²)/r⁴ at Chebyshev's nodes.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn sin_of_quarters(x: $T, shift: $bits) -> $T {
                let rounded = fused(x, FRAC_2_PI, ROUND);
                let n = rounded - ROUND;
                let [first, second, third, fourth]: [$T; 4] = $half_pi;
                let rest = fused(-n, second, fused(-n, first, x));
                let high = fused(-n, third, rest);
                let lost = fused(-n, third, rest - high);
                let r = high + fused(-n, fourth, lost);
                let square = r * r;
                let sin = fused(r * square, polynomial(square, $sin), r);
                let cos = fused(
                    square * square,
                    polynomial(square, $cos),
                    fused(-0.5, square, 1.0),
                );
                let quarter = rounded.to_bits().wrapping_add(shift);
                let size = select(quarter & 1 == 0, sin, cos);
                <$T>::from_bits(size.to_bits() ^ ((quarter & 2) << ($bits::BITS - 2)))
            }
        }
    };
}

lanes! {
    f64, u64,
    mantissa: 52, bias: 1023.0,
    // Beyond, 0 and ∞.
    exp: [-746.0, 710.0], [
        0.500_000_000_000_000_1, 0.166_666_666_666_666_67, 0.041_666_666_666_624_128,
        0.008_333_333_333_330_061_8, 1.388_888_891_721_371_7e-3, 1.984_126_986_305_361_7e-4,
        2.480_152_129_595_437_5e-5, 2.755_726_845_999_706_5e-6, 2.762_008_844_540_974_8e-7,
        2.510_038_549_551_031_9e-8,
    ],
    ln_2: [6.931_471_803_691_238_164_90e-01, 1.908_214_929_270_587_700_02e-10],
    log: [
        6.666_666_666_666_735_130e-01, 3.999_999_999_940_941_908e-01, 2.857_142_874_366_239_149e-01,
        2.222_219_843_214_978_396e-01, 1.818_357_216_161_805_012e-01, 1.531_383_769_920_937_332e-01,
        1.479_819_860_511_658_591e-01,
    ],
    // Through (2ʸ − 1)/y at Chebyshev's nodes in [−½, ½].
    exp_2: [
        0.693_147_180_559_945_31, 0.240_226_506_959_100_98, 0.055_504_108_664_821_594,
        0.009_618_129_107_606_888_5, 0.001_333_355_814_641_693_5, 1.540_353_044_173_605e-4,
        1.525_273_382_983_611_8e-5, 1.321_544_258_792_169e-6, 1.017_806_244_584_577_4e-7,
        7.072_585_949_269_223_7e-9, 4.454_960_598_186_518_4e-10,
    ],
    tanh: |square| [
        polynomial(square, [
            -1.614_687_684_417_084_479_52e3, -9.928_772_310_019_185_865_64e1,
            -9.643_991_794_250_522_386_28e-1,
        ]),
        polynomial(square, [
            4.844_063_053_251_254_860_48e3, 2.235_488_390_601_004_485_83e3,
            1.128_116_784_916_329_314_02e2, 1.0,
        ]),
    ], 20.0,
    half_pi: [
        1.570_796_325_802_803, 9.920_935_184_482_005e-10, 6.123_233_994_092_14e-17,
        1.644_625_693_632_425_8e-26,
    ],
    sin: [
        -0.166_666_666_666_666_65, 0.008_333_333_333_330_947_3, -1.984_126_983_675_677_3e-4,
        2.755_731_610_161_787_4e-6, -2.505_113_165_023_518_1e-8, 1.591_811_526_326_597_5e-10,
    ],
    cos: [
        0.041_666_666_666_666_665, -1.388_888_888_888_739_6e-3, 2.480_158_729_876_456_1e-5,
        -2.755_731_727_114_514_6e-7, 2.087_614_614_655_861_2e-9, -1.138_262_364_747_460_5e-11,
    ], 1.3e7
}

lanes! {
    f32, u32,
    mantissa: 23, bias: 127.0,
    exp: [-104.0, 89.0], [
        0.5, 0.166_665_77, 0.041_666_554_6, 0.008_363_179_05, 0.001_392_618_36,
    ],
    ln_2: [6.931_381_225_6e-01, 9.058_000_614_5e-06],
    log: [0.666_666_626_93, 0.400_009_721_52, 0.284_987_866_88, 0.242_790_788_41],
    exp_2: [
        0.693_147_188, 0.240_226_508, 0.055_503_571_1, 0.009_618_082_56, 0.001_339_086_34,
        1.545_316_29e-4,
    ],
    tanh: |square| [
        polynomial(square, [
            -3.333_328_194_22e-1, 1.333_144_220_36e-1, -5.373_971_555_31e-2, 2.063_908_879_54e-2,
            -5.704_988_727_45e-3,
        ]),
        1.0,
    ], 10.0,
    half_pi: [
        1.570_678_710_937_5, 1.175_999_641_418_457e-4, 1.589_069_142_937_660_2e-8,
        2.563_344_068_257_089_6e-12,
    ],
    sin: [-0.166_666_647, 0.008_332_748_15, -1.958_786_57e-4],
    cos: [0.041_666_664_7, -1.388_830_29e-3, 2.454_791_69e-5], 1600.0
}
