//! Vector registers: what the kernels do with two to sixteen numbers at once.
//!
//! # Safety
//!
//! Of every function here: the processor has the instructions of the register, and pointers are to as many
//! numbers as it holds, or as are asked for.
#![expect(
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    reason = "instructions that not every processor has, on pointers"
)]

use core::arch::x86_64::{
    __m128, __m128d, __m256, __m256d, __m512, __m512d, _mm_add_pd, _mm_add_ps, _mm_fmadd_pd,
    _mm_fmadd_ps, _mm_load_sd, _mm_loadu_pd, _mm_loadu_ps, _mm_movehl_ps, _mm_movelh_ps,
    _mm_mul_pd, _mm_mul_ps, _mm_set1_pd, _mm_set1_ps, _mm_shuffle_ps, _mm_store_sd, _mm_storeu_pd,
    _mm_storeu_ps, _mm_unpackhi_pd, _mm_unpackhi_ps, _mm_unpacklo_pd, _mm_unpacklo_ps,
    _mm256_add_pd, _mm256_add_ps, _mm256_blend_pd, _mm256_castpd_ps, _mm256_castps_pd,
    _mm256_castps256_ps128, _mm256_extractf128_ps, _mm256_fmadd_pd, _mm256_fmadd_ps,
    _mm256_hadd_pd, _mm256_hadd_ps, _mm256_loadu_pd, _mm256_loadu_ps, _mm256_loadu_si256,
    _mm256_maskload_pd, _mm256_maskload_ps, _mm256_mul_pd, _mm256_mul_ps, _mm256_permute2f128_pd,
    _mm256_permute2f128_ps, _mm256_set_m128, _mm256_set1_pd, _mm256_set1_ps, _mm256_shuffle_ps,
    _mm256_storeu_pd, _mm256_storeu_ps, _mm256_unpackhi_pd, _mm256_unpackhi_ps, _mm256_unpacklo_pd,
    _mm256_unpacklo_ps, _mm512_add_pd, _mm512_add_ps, _mm512_castpd_ps, _mm512_castpd256_pd512,
    _mm512_castpd512_pd256, _mm512_castps_pd, _mm512_castps256_ps512, _mm512_castps512_ps256,
    _mm512_extractf64x4_pd, _mm512_fmadd_pd, _mm512_fmadd_ps, _mm512_insertf64x4, _mm512_loadu_pd,
    _mm512_loadu_ps, _mm512_mask_storeu_pd, _mm512_mask_storeu_ps, _mm512_maskz_loadu_pd,
    _mm512_maskz_loadu_ps, _mm512_mul_pd, _mm512_mul_ps, _mm512_set1_pd, _mm512_set1_ps,
    _mm512_storeu_pd, _mm512_storeu_ps,
};

use crate::Scalar;

/// A vector register.
pub(super) trait Lanes: Copy {
    /// What it holds.
    type T: Scalar;
    /// How many.
    const N: usize;

    /// −0, which a sum begins with.
    unsafe fn zero() -> Self;
    unsafe fn splat(x: Self::T) -> Self;
    unsafe fn load(from: *const Self::T) -> Self;
    /// The first `n` < N; 0 in the others.
    unsafe fn load_first(n: usize, from: *const Self::T) -> Self;
    unsafe fn store(self, to: *mut Self::T);
    unsafe fn plus(self, other: Self) -> Self;
    unsafe fn times(self, other: Self) -> Self;
    /// self · x + y.
    unsafe fn times_plus(self, x: Self, y: Self) -> Self;
    /// The sum of each of four.
    unsafe fn sums(four: [Self; 4]) -> [Self::T; 4];
    /// So many fours as it holds, in one.
    unsafe fn joined(fours: [[Self::T; 4]; 4]) -> Self;

    /// The first `n` < N.
    unsafe fn store_first(self, n: usize, to: *mut Self::T);
}

/// Each of four lanes R times, R being 2 or 3.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn each_repeated<const R: usize>(x: __m128) -> [__m128; 3] {
    if R == 2 {
        let high = _mm_unpackhi_ps(x, x);
        return [_mm_unpacklo_ps(x, x), high, high];
    }
    [
        _mm_shuffle_ps::<0b01_00_00_00>(x, x),
        _mm_shuffle_ps::<0b10_10_01_01>(x, x),
        _mm_shuffle_ps::<0b11_11_11_10>(x, x),
    ]
}

/// A vector register of which N hold a tile.
pub(super) trait Tile: Lanes {
    /// Of the first N, the vectors of the first lanes, of the second ones, and so on.
    unsafe fn transpose(tile: [Self; 8]) -> [Self; 8];
}

impl Tile for __m256d {
    #[cfg_attr(not(unoptimised), inline(always))]
    unsafe fn transpose([a, b, c, d, rest @ ..]: [Self; 8]) -> [Self; 8] {
        // a₀ b₀ a₂ b₂ and so on: pairs.
        let (ab0, ab1) = (_mm256_unpacklo_pd(a, b), _mm256_unpackhi_pd(a, b));
        let (cd0, cd1) = (_mm256_unpacklo_pd(c, d), _mm256_unpackhi_pd(c, d));
        let [e, f, g, h] = rest;
        [
            _mm256_permute2f128_pd::<0x20>(ab0, cd0),
            _mm256_permute2f128_pd::<0x20>(ab1, cd1),
            _mm256_permute2f128_pd::<0x31>(ab0, cd0),
            _mm256_permute2f128_pd::<0x31>(ab1, cd1),
            e,
            f,
            g,
            h,
        ]
    }
}

impl Tile for __m256 {
    #[cfg_attr(not(unoptimised), inline(always))]
    unsafe fn transpose([a, b, c, d, e, f, g, h]: [Self; 8]) -> [Self; 8] {
        // Halves of four vectors, then of all eight.
        let [x0, x1, x2, x3] = transpose_halves(a, b, c, d);
        let [y0, y1, y2, y3] = transpose_halves(e, f, g, h);
        [
            _mm256_permute2f128_ps::<0x20>(x0, y0),
            _mm256_permute2f128_ps::<0x20>(x1, y1),
            _mm256_permute2f128_ps::<0x20>(x2, y2),
            _mm256_permute2f128_ps::<0x20>(x3, y3),
            _mm256_permute2f128_ps::<0x31>(x0, y0),
            _mm256_permute2f128_ps::<0x31>(x1, y1),
            _mm256_permute2f128_ps::<0x31>(x2, y2),
            _mm256_permute2f128_ps::<0x31>(x3, y3),
        ]
    }
}

/// The transposes of the two 4×4 tiles that the lower and the upper halves are.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn transpose_halves(a: __m256, b: __m256, c: __m256, d: __m256) -> [__m256; 4] {
    let (ab0, ab2) = (_mm256_unpacklo_ps(a, b), _mm256_unpackhi_ps(a, b));
    let (cd0, cd2) = (_mm256_unpacklo_ps(c, d), _mm256_unpackhi_ps(c, d));
    [
        _mm256_shuffle_ps::<0b01_00_01_00>(ab0, cd0),
        _mm256_shuffle_ps::<0b11_10_11_10>(ab0, cd0),
        _mm256_shuffle_ps::<0b01_00_01_00>(ab2, cd2),
        _mm256_shuffle_ps::<0b11_10_11_10>(ab2, cd2),
    ]
}

/// x y + z, in one instruction where a build may use it.
macro_rules! fused {
    ($fmadd:ident $add:ident $mul:ident $x:ident $y:ident $z:ident) => {
        if cfg!(target_feature = "fma") {
            $fmadd($x, $y, $z)
        } else {
            $add($mul($x, $y), $z)
        }
    };
}

macro_rules! lanes {
    (
        $Register:ident of $n:literal $T:ident:
        $set1:ident $loadu:ident $storeu:ident $add:ident $mul:ident
        |$x:ident, $y:ident, $z:ident| $fmadd:expr,
        load_first |$load_n:ident, $from:ident| $load_first:expr,
        store_first |$lanes:ident, $store_n:ident, $to:ident| $store_first:expr,
        sums |$four:ident| $sums:expr,
        joined |$fours:ident| $joined:expr
    ) => {
        impl Lanes for $Register {
            type T = $T;
            const N: usize = $n;

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn zero() -> Self {
                // Nothing is added where it is known: x − 0 is x, whereas −0 + 0 is 0.
                $set1(-0.0)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn splat(x: $T) -> Self {
                $set1(x)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn load(from: *const $T) -> Self {
                $loadu(from)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn load_first($load_n: usize, $from: *const $T) -> Self {
                $load_first
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn store(self, to: *mut $T) {
                $storeu(to, self);
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn store_first(self, $store_n: usize, $to: *mut $T) {
                let $lanes = self;
                $store_first
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn plus(self, other: Self) -> Self {
                $add(self, other)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn times(self, other: Self) -> Self {
                $mul(self, other)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn times_plus(self, x: Self, y: Self) -> Self {
                let ($x, $y, $z) = (self, x, y);
                $fmadd
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn sums($four: [Self; 4]) -> [$T; 4] {
                $sums
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            unsafe fn joined($fours: [[$T; 4]; 4]) -> Self {
                $joined
            }
        }
    };
}

/// The mask of AVX2 for the first `n` lanes of N: what begins there in −1, …, −1, 0, …, 0.
macro_rules! first_lanes {
    ($Mask:ident, $N:literal, $n:ident) => {{
        const MASKS: [$Mask; 2 * $N] = {
            let mut masks = [0; 2 * $N];
            let mut i = 0;
            while i < $N {
                masks[i] = -1;
                i += 1;
            }
            masks
        };
        _mm256_loadu_si256(MASKS.as_ptr().add($N - $n).cast())
    }};
}

/// The first `n` of N lanes, one by one.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn store_each<L: Lanes, const N: usize>(lanes: L, n: usize, to: *mut L::T) {
    let mut entries = [L::T::ZERO; N];
    lanes.store(entries.as_mut_ptr());
    for (i, entry) in entries.iter().enumerate().take(n) {
        *to.add(i) = *entry;
    }
}

lanes! {
    __m256d of 4 f64:
    _mm256_set1_pd _mm256_loadu_pd _mm256_storeu_pd _mm256_add_pd _mm256_mul_pd
    |x, y, z| _mm256_fmadd_pd(x, y, z),
    load_first |n, from| _mm256_maskload_pd(from, first_lanes!(i64, 4, n)),
    store_first |lanes, n, to| store_each::<_, 4>(lanes, n, to),
    sums |four| {
        let [a, b, c, d] = four;
        // a₀+a₁ b₀+b₁ a₂+a₃ b₂+b₃, and so of c and d.
        let (ab, cd) = (_mm256_hadd_pd(a, b), _mm256_hadd_pd(c, d));
        let crossed = _mm256_permute2f128_pd::<0x21>(ab, cd);
        let sums = _mm256_add_pd(crossed, _mm256_blend_pd::<0b1100>(ab, cd));
        let mut out = [0.0; 4];
        _mm256_storeu_pd(out.as_mut_ptr(), sums);
        out
    },
    joined |fours| Self::load(fours[0].as_ptr())
}

lanes! {
    __m256 of 8 f32:
    _mm256_set1_ps _mm256_loadu_ps _mm256_storeu_ps _mm256_add_ps _mm256_mul_ps
    |x, y, z| _mm256_fmadd_ps(x, y, z),
    load_first |n, from| _mm256_maskload_ps(from, first_lanes!(i32, 8, n)),
    store_first |lanes, n, to| store_each::<_, 8>(lanes, n, to),
    sums |four| {
        let [a, b, c, d] = four;
        let sums = _mm256_hadd_ps(_mm256_hadd_ps(a, b), _mm256_hadd_ps(c, d));
        let sums = _mm_add_ps(_mm256_castps256_ps128(sums), _mm256_extractf128_ps::<1>(sums));
        let mut out = [0.0; 4];
        _mm_storeu_ps(out.as_mut_ptr(), sums);
        out
    },
    joined |fours| {
        let [a, b, ..] = fours;
        _mm256_set_m128(__m128::load(b.as_ptr()), __m128::load(a.as_ptr()))
    }
}

lanes! {
    __m128d of 2 f64:
    _mm_set1_pd _mm_loadu_pd _mm_storeu_pd _mm_add_pd _mm_mul_pd |x, y, z| fused!(
        _mm_fmadd_pd _mm_add_pd _mm_mul_pd x y z
    ),
    load_first |_n, from| _mm_load_sd(from),
    store_first |lanes, _n, to| _mm_store_sd(to, lanes),
    sums |four| {
        let [a, b, c, d] = four;
        let ab = _mm_add_pd(_mm_unpacklo_pd(a, b), _mm_unpackhi_pd(a, b));
        let cd = _mm_add_pd(_mm_unpacklo_pd(c, d), _mm_unpackhi_pd(c, d));
        let mut out = [0.0; 4];
        _mm_storeu_pd(out.as_mut_ptr(), ab);
        _mm_storeu_pd(out.as_mut_ptr().add(2), cd);
        out
    },
    joined |fours| Self::load(fours[0].as_ptr())
}

lanes! {
    __m128 of 4 f32:
    _mm_set1_ps _mm_loadu_ps _mm_storeu_ps _mm_add_ps _mm_mul_ps |x, y, z| fused!(
        _mm_fmadd_ps _mm_add_ps _mm_mul_ps x y z
    ),
    load_first |n, from| {
        let mut entries = [0.0; 4];
        for (i, entry) in entries.iter_mut().enumerate().take(n) {
            *entry = *from.add(i);
        }
        _mm_loadu_ps(entries.as_ptr())
    },
    store_first |lanes, n, to| store_each::<_, 4>(lanes, n, to),
    sums |four| {
        let [a, b, c, d] = four;
        // a₀+a₂ b₀+b₂ a₁+a₃ b₁+b₃, and so of c and d.
        let ab = _mm_add_ps(_mm_unpacklo_ps(a, b), _mm_unpackhi_ps(a, b));
        let cd = _mm_add_ps(_mm_unpacklo_ps(c, d), _mm_unpackhi_ps(c, d));
        let mut out = [0.0; 4];
        _mm_storeu_ps(out.as_mut_ptr(), _mm_add_ps(_mm_movelh_ps(ab, cd), _mm_movehl_ps(cd, ab)));
        out
    },
    joined |fours| Self::load(fours[0].as_ptr())
}

lanes! {
    __m512d of 8 f64:
    _mm512_set1_pd _mm512_loadu_pd _mm512_storeu_pd _mm512_add_pd _mm512_mul_pd
    |x, y, z| _mm512_fmadd_pd(x, y, z),
    load_first |n, from| _mm512_maskz_loadu_pd((1 << n) - 1, from),
    store_first |lanes, n, to| _mm512_mask_storeu_pd(to, (1 << n) - 1, lanes),
    sums |four| __m256d::sums([
        halves_of_f64(four[0]), halves_of_f64(four[1]), halves_of_f64(four[2]), halves_of_f64(four[3])
    ]),
    joined |fours| {
        let [a, b, ..] = fours;
        let a = _mm512_castpd256_pd512(__m256d::load(a.as_ptr()));
        _mm512_insertf64x4::<1>(a, __m256d::load(b.as_ptr()))
    }
}

lanes! {
    __m512 of 16 f32:
    _mm512_set1_ps _mm512_loadu_ps _mm512_storeu_ps _mm512_add_ps _mm512_mul_ps
    |x, y, z| _mm512_fmadd_ps(x, y, z),
    load_first |n, from| _mm512_maskz_loadu_ps((1 << n) - 1, from),
    store_first |lanes, n, to| _mm512_mask_storeu_ps(to, (1 << n) - 1, lanes),
    sums |four| __m256::sums([
        halves_of_f32(four[0]), halves_of_f32(four[1]), halves_of_f32(four[2]), halves_of_f32(four[3])
    ]),
    joined |fours| {
        let [a, b, c, d] = fours;
        let ab = __m256::joined([a, b, c, d]);
        let cd = __m256::joined([c, d, a, b]);
        let ab = _mm512_castps_pd(_mm512_castps256_ps512(ab));
        _mm512_castpd_ps(_mm512_insertf64x4::<1>(ab, _mm256_castps_pd(cd)))
    }
}

/// The sum of the lower and the upper half.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn halves_of_f64(x: __m512d) -> __m256d {
    _mm256_add_pd(_mm512_castpd512_pd256(x), _mm512_extractf64x4_pd::<1>(x))
}

/// The sum of the lower and the upper half.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn halves_of_f32(x: __m512) -> __m256 {
    let upper = _mm256_castpd_ps(_mm512_extractf64x4_pd::<1>(_mm512_castps_pd(x)));
    _mm256_add_ps(_mm512_castps512_ps256(x), upper)
}
