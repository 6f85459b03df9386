//! The loops of `kernel` for AVX2 and FMA: vectors of four `f64` or eight `f32`, sums in as many
//! registers as the latency of a fused multiplication and addition asks for.
//!
//! Matrices lie by columns. Where rows do not fill a vector, the last one is loaded under a mask and
//! stored by way of an array: on some processors a store under a mask takes dozens of cycles.
//!
//! # Safety
//!
//! Of every function here: the processor has AVX2 and FMA, pointers are to as many numbers as the
//! sizes say, and what is written overlaps with nothing that is read.
#![expect(
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    clippy::too_many_arguments,
    reason = "instructions that not every processor has, on pointers; sizes and strides are many"
)]

use core::arch::x86_64::{
    __m256, __m256d, _mm_add_ps, _mm_storeu_ps, _mm256_add_pd, _mm256_add_ps, _mm256_blend_pd,
    _mm256_castps256_ps128, _mm256_extractf128_ps, _mm256_fmadd_pd, _mm256_fmadd_ps,
    _mm256_hadd_pd, _mm256_hadd_ps, _mm256_loadu_pd, _mm256_loadu_ps, _mm256_loadu_si256,
    _mm256_maskload_pd, _mm256_maskload_ps, _mm256_mul_pd, _mm256_mul_ps, _mm256_permute2f128_pd,
    _mm256_set1_pd, _mm256_set1_ps, _mm256_setzero_pd, _mm256_setzero_ps, _mm256_storeu_pd,
    _mm256_storeu_ps,
};

use crate::Scalar;
use crate::expression::array::{Array, columns};

/// A vector register.
pub(super) trait Lanes: Copy {
    /// What it holds.
    type T: Scalar;
    /// How many.
    const N: usize;

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

    /// The first `n` < N.
    #[inline(always)]
    unsafe fn store_first(self, n: usize, to: *mut Self::T) {
        let mut lanes = [Self::T::ZERO; 8];
        self.store(lanes.as_mut_ptr());
        for (i, lane) in lanes.iter().enumerate().take(n) {
            *to.add(i) = *lane;
        }
    }
}

macro_rules! lanes {
    (
        $Register:ident of $n:literal $T:ident, mask of $Mask:ident:
        $setzero:ident $set1:ident $loadu:ident $maskload:ident $storeu:ident $add:ident $mul:ident $fmadd:ident,
        sums |$four:ident| $sums:expr
    ) => {
        impl Lanes for $Register {
            type T = $T;
            const N: usize = $n;

            #[inline(always)]
            unsafe fn zero() -> Self {
                $setzero()
            }

            #[inline(always)]
            unsafe fn splat(x: $T) -> Self {
                $set1(x)
            }

            #[inline(always)]
            unsafe fn load(from: *const $T) -> Self {
                $loadu(from)
            }

            #[inline(always)]
            unsafe fn load_first(n: usize, from: *const $T) -> Self {
                const MASKS: [$Mask; 2 * $n] = {
                    let mut masks = [0; 2 * $n];
                    let mut i = 0;
                    while i < $n {
                        masks[i] = -1;
                        i += 1;
                    }
                    masks
                };
                let mask = MASKS.as_ptr().add($n - n);
                $maskload(from, _mm256_loadu_si256(mask.cast()))
            }

            #[inline(always)]
            unsafe fn store(self, to: *mut $T) {
                $storeu(to, self);
            }

            #[inline(always)]
            unsafe fn plus(self, other: Self) -> Self {
                $add(self, other)
            }

            #[inline(always)]
            unsafe fn times(self, other: Self) -> Self {
                $mul(self, other)
            }

            #[inline(always)]
            unsafe fn times_plus(self, x: Self, y: Self) -> Self {
                $fmadd(self, x, y)
            }

            #[inline(always)]
            unsafe fn sums($four: [Self; 4]) -> [$T; 4] {
                $sums
            }
        }
    };
}

lanes! {
    __m256d of 4 f64, mask of i64:
    _mm256_setzero_pd _mm256_set1_pd _mm256_loadu_pd _mm256_maskload_pd _mm256_storeu_pd
    _mm256_add_pd _mm256_mul_pd _mm256_fmadd_pd,
    sums |four| {
        let [a, b, c, d] = four;
        // a₀+a₁ b₀+b₁ a₂+a₃ b₂+b₃, and so of c and d.
        let (ab, cd) = (_mm256_hadd_pd(a, b), _mm256_hadd_pd(c, d));
        let crossed = _mm256_permute2f128_pd::<0x21>(ab, cd);
        let sums = _mm256_add_pd(crossed, _mm256_blend_pd::<0b1100>(ab, cd));
        let mut out = [0.0; 4];
        _mm256_storeu_pd(out.as_mut_ptr(), sums);
        out
    }
}

lanes! {
    __m256 of 8 f32, mask of i32:
    _mm256_setzero_ps _mm256_set1_ps _mm256_loadu_ps _mm256_maskload_ps _mm256_storeu_ps
    _mm256_add_ps _mm256_mul_ps _mm256_fmadd_ps,
    sums |four| {
        let [a, b, c, d] = four;
        let sums = _mm256_hadd_ps(_mm256_hadd_ps(a, b), _mm256_hadd_ps(c, d));
        let sums = _mm_add_ps(_mm256_castps256_ps128(sums), _mm256_extractf128_ps::<1>(sums));
        let mut out = [0.0; 4];
        _mm_storeu_ps(out.as_mut_ptr(), sums);
        out
    }
}

/// `rows` numbers in V vectors, of which the last may not be full.
#[inline(always)]
unsafe fn load<L: Lanes, const V: usize>(rows: usize, from: *const L::T) -> [L; V] {
    let mut vectors = [L::zero(); V];
    for (v, vector) in vectors.iter_mut().enumerate() {
        let from = from.add(v * L::N);
        *vector = if rows >= (v + 1) * L::N {
            L::load(from)
        } else {
            L::load_first(rows - v * L::N, from)
        };
    }
    vectors
}

/// y = α sums, or y += α sums if `add`.
#[inline(always)]
unsafe fn store<L: Lanes, const V: usize>(
    add: bool,
    alpha: L::T,
    rows: usize,
    sums: [L; V],
    y: *mut L::T,
) {
    let alpha_lanes = L::splat(alpha);
    let before = if add {
        load::<L, V>(rows, y)
    } else {
        [L::zero(); V]
    };
    for v in 0..V {
        let sum = if add {
            sums[v].times_plus(alpha_lanes, before[v])
        } else if alpha == L::T::ONE {
            sums[v]
        } else {
            sums[v].times(alpha_lanes)
        };
        let y = y.add(v * L::N);
        if rows >= (v + 1) * L::N {
            sum.store(y);
        } else {
            sum.store_first(rows - v * L::N, y);
        }
    }
}

/// y = α A x, or y += α A x if `add`; A is R×C.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn gemv<L: Lanes, const R: usize, const C: usize>(
    add: bool,
    alpha: L::T,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    let block = 4 * L::N;
    for i in 0..R / block {
        let (a, y) = (a.add(i * block), y.add(i * block));
        gemv_rows::<L, 4, 2, R, C>(add, alpha, block, a, x, y);
    }
    let rest = R % block;
    let (a, y) = (a.add(R - rest), y.add(R - rest));
    match rest.div_ceil(L::N) {
        0 => {}
        1 => gemv_rows::<L, 1, 4, R, C>(add, alpha, rest, a, x, y),
        2 => gemv_rows::<L, 2, 4, R, C>(add, alpha, rest, a, x, y),
        3 => gemv_rows::<L, 3, 2, R, C>(add, alpha, rest, a, x, y),
        _ => gemv_rows::<L, 4, 2, R, C>(add, alpha, rest, a, x, y),
    }
}

/// V vectors of rows, and P columns at a time, whose sums do not wait for each other.
#[inline(always)]
unsafe fn gemv_rows<L: Lanes, const V: usize, const P: usize, const R: usize, const C: usize>(
    add: bool,
    alpha: L::T,
    rows: usize,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    let mut sums = [[L::zero(); V]; P];
    for j in 0..C / P {
        for (p, sums) in sums.iter_mut().enumerate() {
            let j = j * P + p;
            add_scaled(rows, a.add(j * R), *x.add(j), sums);
        }
    }
    for (p, sums) in sums.iter_mut().enumerate().take(C % P) {
        let j = C / P * P + p;
        add_scaled(rows, a.add(j * R), *x.add(j), sums);
    }
    let mut total = sums[0];
    for v in 0..V {
        for other in &sums[1..] {
            total[v] = total[v].plus(other[v]);
        }
    }
    store(add, alpha, rows, total, y);
}

/// Sums += x column.
#[inline(always)]
unsafe fn add_scaled<L: Lanes, const V: usize>(
    rows: usize,
    column: *const L::T,
    x: L::T,
    sums: &mut [L; V],
) {
    let (column, x) = (load::<L, V>(rows, column), L::splat(x));
    for (sum, entries) in sums.iter_mut().zip(column) {
        *sum = entries.times_plus(x, *sum);
    }
}

/// y = α Aᵀ x, or y += α Aᵀ x if `add`; A is R×C.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn gemv_transposed<L: Lanes, const R: usize, const C: usize>(
    add: bool,
    alpha: L::T,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    for j in 0..C / 4 {
        let sums = dots::<L, 4, R>(a.add(4 * j * R), x);
        put(add, alpha, &sums, y.add(4 * j));
    }
    let j = C / 4 * 4;
    let (a, y) = (a.add(j * R), y.add(j));
    match C % 4 {
        1 => put(add, alpha, &dots::<L, 1, R>(a, x)[..1], y),
        2 => put(add, alpha, &dots::<L, 2, R>(a, x)[..2], y),
        3 => put(add, alpha, &dots::<L, 3, R>(a, x)[..3], y),
        _ => {}
    }
}

/// y = α sums, or y += α sums if `add`.
#[inline(always)]
unsafe fn put<T: Scalar>(add: bool, alpha: T, sums: &[T], y: *mut T) {
    for (i, &sum) in sums.iter().enumerate() {
        let y = y.add(i);
        *y = if add { *y + alpha * sum } else { alpha * sum };
    }
}

/// The inner products of K ≤ 4 columns with x.
#[inline(always)]
unsafe fn dots<L: Lanes, const K: usize, const R: usize>(
    a: *const L::T,
    x: *const L::T,
) -> [L::T; 4] {
    let mut sums = [[L::zero(); 4]; 2];
    for i in 0..R / (2 * L::N) {
        add_products::<L, K, R>(2 * i * L::N, a, x, &mut sums[0]);
        add_products::<L, K, R>((2 * i + 1) * L::N, a, x, &mut sums[1]);
    }
    let done = R / (2 * L::N) * (2 * L::N);
    if R - done >= L::N {
        add_products::<L, K, R>(done, a, x, &mut sums[0]);
    }
    if !R.is_multiple_of(L::N) {
        add_products::<L, K, R>(R - R % L::N, a, x, &mut sums[1]);
    }
    let [mut total, other] = sums;
    for (total, other) in total.iter_mut().zip(other) {
        *total = total.plus(other);
    }
    L::sums(total)
}

/// Adds a vector of products with x of each of K columns, from row i on.
#[inline(always)]
unsafe fn add_products<L: Lanes, const K: usize, const R: usize>(
    i: usize,
    a: *const L::T,
    x: *const L::T,
    sums: &mut [L; 4],
) {
    let rows = (R - i).min(L::N);
    let [x] = load::<L, 1>(rows, x.add(i));
    for (k, sum) in sums.iter_mut().enumerate().take(K) {
        let [a] = load::<L, 1>(rows, a.add(k * R + i));
        *sum = a.times_plus(x, *sum);
    }
}

/// Σ aᵢ bᵢ of `n` numbers.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn dot<L: Lanes>(n: usize, a: *const L::T, b: *const L::T) -> L::T {
    let mut sums = [L::zero(); 8];
    let block = 8 * L::N;
    for i in 0..n / block {
        for (s, sum) in sums.iter_mut().enumerate() {
            let i = i * block + s * L::N;
            *sum = L::load(a.add(i)).times_plus(L::load(b.add(i)), *sum);
        }
    }
    let done = n / block * block;
    let vectors = (n - done) / L::N;
    for (s, sum) in sums.iter_mut().enumerate().take(vectors) {
        let i = done + s * L::N;
        *sum = L::load(a.add(i)).times_plus(L::load(b.add(i)), *sum);
    }
    let done = n / L::N * L::N;
    if done < n {
        let [a] = load::<L, 1>(n - done, a.add(done));
        let [b] = load::<L, 1>(n - done, b.add(done));
        sums[7] = a.times_plus(b, sums[7]);
    }
    let [s0, s1, s2, s3, s4, s5, s6, s7] = sums;
    let [s0, s1, s2, s3] = L::sums([s0.plus(s4), s1.plus(s5), s2.plus(s6), s3.plus(s7)]);
    (s0 + s2) + (s1 + s3)
}

/// A = α x yᵀ, or A += α x yᵀ if `add`; A is of the shape of an `A`.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn ger<L: Lanes, A: Array>(
    add: bool,
    alpha: L::T,
    x: *const L::T,
    y: *const L::T,
    a: *mut L::T,
) {
    let r = A::ROWS;
    let columns = columns::<A>();
    let block = 4 * L::N;
    for i in 0..r / block {
        let i = i * block;
        ger_rows::<L, 4>(add, alpha, block, x.add(i), y, columns, r, a.add(i));
    }
    let rest = r % block;
    let (x, a) = (x.add(r - rest), a.add(r - rest));
    match rest.div_ceil(L::N) {
        0 => {}
        1 => ger_rows::<L, 1>(add, alpha, rest, x, y, columns, r, a),
        2 => ger_rows::<L, 2>(add, alpha, rest, x, y, columns, r, a),
        3 => ger_rows::<L, 3>(add, alpha, rest, x, y, columns, r, a),
        _ => ger_rows::<L, 4>(add, alpha, rest, x, y, columns, r, a),
    }
}

#[inline(always)]
unsafe fn ger_rows<L: Lanes, const V: usize>(
    add: bool,
    alpha: L::T,
    rows: usize,
    x: *const L::T,
    y: *const L::T,
    columns: usize,
    r: usize,
    a: *mut L::T,
) {
    let x = load::<L, V>(rows, x);
    for j in 0..columns {
        let y = L::splat(*y.add(j));
        let mut column = x;
        for x in &mut column {
            *x = x.times(y);
        }
        store(add, alpha, rows, column, a.add(j * r));
    }
}

/// C = α A B, or C += α A B if `add`; A is M×K, and B is K×N, or lies as its transpose.
///
/// Two vectors of rows by four or six columns of C are held in registers.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn gemm<L: Lanes, A: Array, C: Array>(
    add: bool,
    alpha: L::T,
    a: *const L::T,
    (b, flipped): (*const L::T, bool),
    c: *mut L::T,
) {
    let (m, k, n) = (A::ROWS, columns::<A>(), columns::<C>());
    let (b_row, b_column) = if flipped { (n, 1) } else { (1, k) };
    let (mut b, mut c, mut left) = (b, c, n);
    while left >= 6 && !left.is_multiple_of(4) {
        gemm_columns::<L, 6>(add, alpha, m, k, a, b, b_row, b_column, c);
        (b, c, left) = (b.add(6 * b_column), c.add(6 * m), left - 6);
    }
    while left >= 4 {
        gemm_columns::<L, 4>(add, alpha, m, k, a, b, b_row, b_column, c);
        (b, c, left) = (b.add(4 * b_column), c.add(4 * m), left - 4);
    }
    match left {
        1 => gemm_columns::<L, 1>(add, alpha, m, k, a, b, b_row, b_column, c),
        2 => gemm_columns::<L, 2>(add, alpha, m, k, a, b, b_row, b_column, c),
        3 => gemm_columns::<L, 3>(add, alpha, m, k, a, b, b_row, b_column, c),
        _ => {}
    }
}

#[inline(always)]
unsafe fn gemm_columns<L: Lanes, const N: usize>(
    add: bool,
    alpha: L::T,
    m: usize,
    k: usize,
    a: *const L::T,
    b: *const L::T,
    b_row: usize,
    b_column: usize,
    c: *mut L::T,
) {
    let block = 2 * L::N;
    for i in 0..m / block {
        let (a, c) = (a.add(i * block), c.add(i * block));
        gemm_block::<L, 2, N>(add, alpha, block, m, k, a, b, b_row, b_column, c);
    }
    let rest = m % block;
    let (a, c) = (a.add(m - rest), c.add(m - rest));
    if rest > L::N {
        gemm_block::<L, 2, N>(add, alpha, rest, m, k, a, b, b_row, b_column, c);
    } else if rest > 0 {
        gemm_block::<L, 1, N>(add, alpha, rest, m, k, a, b, b_row, b_column, c);
    }
}

#[inline(always)]
unsafe fn gemm_block<L: Lanes, const V: usize, const N: usize>(
    add: bool,
    alpha: L::T,
    rows: usize,
    m: usize,
    k: usize,
    a: *const L::T,
    b: *const L::T,
    b_row: usize,
    b_column: usize,
    c: *mut L::T,
) {
    let mut sums = [[L::zero(); V]; N];
    for k in 0..k {
        let column = load::<L, V>(rows, a.add(k * m));
        for (j, sums) in sums.iter_mut().enumerate() {
            let b = L::splat(*b.add(k * b_row + j * b_column));
            for v in 0..V {
                sums[v] = column[v].times_plus(b, sums[v]);
            }
        }
    }
    for (j, sums) in sums.into_iter().enumerate() {
        store(add, alpha, rows, sums, c.add(j * m));
    }
}
