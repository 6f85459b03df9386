//! The loops of `kernel` in vectors: of two `f64` or four `f32` for every processor, of twice as many for AVX2 and
//! FMA, and twice those for AVX-512. Sums are in as many registers as the latency of a fused multiplication and
//! addition asks for.
//!
//! Matrices lie by columns. Where rows do not fill a vector, the last one is loaded and stored under a
//! mask; stored by way of an array by AVX2, whose store under a mask takes dozens of cycles on some
//! processors.
//!
//! # Safety
//!
//! Of every function here: the processor has the features, pointers are to as many numbers as the
//! sizes say, and what is written overlaps with nothing that is read, but for what is added to itself.
#![expect(
    unsafe_code,
    unsafe_op_in_unsafe_fn,
    reason = "instructions that not every processor has, on pointers"
)]

use core::arch::x86_64::__m128;
use core::marker::PhantomData;
use core::ptr::NonNull;

use super::Job;
use super::registers::{Lanes, Tile, each_repeated};
use crate::Scalar;
use crate::expression::array::{Array, columns};

/// β and where c lies, of what something is put onto. It fits two registers, as no pointer to c is null.
pub(super) type Before<T> = Option<(T, NonNull<T>)>;

/// The kernels, and jobs of others, compiled for an instruction set.
macro_rules! compiled {
    ($module:ident for $features:literal: $(
        $kernel:ident<L $(, const $N:ident)* $(, type $A:ident)*>($($argument:ident: $Argument:ty),+) $(-> $Out:ty)?;
    )+) => {
        pub(super) mod $module {
            use super::{Array, Before, Job, Lanes};

            /// With what is inlined in it.
            #[target_feature(enable = $features)]
            pub(in super::super) fn run<J: Job>(job: J, place: &mut J::Place) -> J::Out {
                job.run(place)
            }

            $(
                #[target_feature(enable = $features)]
                #[inline]
                pub(in super::super) unsafe fn $kernel<L: Lanes $(, const $N: usize)* $(, $A: Array)*>(
                    $($argument: $Argument),+
                ) $(-> $Out)? {
                    super::$kernel::<L $(, $N)* $(, $A)*>($($argument),+)
                }
            )+
        }
    };
    ($($module:ident for $features:literal;)+) => { $(
        compiled! {
            $module for $features:
            gemv<L, const R, const C>(onto: Before<L::T>, alpha: L::T, a: *const L::T, x: *const L::T, y: *mut L::T);
            gemv_transposed<L, const R, const C>(onto: Before<L::T>, alpha: L::T, a: *const L::T, x: *const L::T, y: *mut L::T);
            dot<L>(n: usize, a: *const L::T, b: *const L::T) -> L::T;
            ger<L, type A>(onto: Before<L::T>, alpha: L::T, x: *const L::T, y: *const L::T, a: *mut L::T);
            scale_rows<L, type A>(alpha: L::T, x: *const L::T, a: *const L::T, out: *mut L::T);
            gemm<L, type A, type C>(onto: Before<L::T>, alpha: L::T, a: *const L::T, b: (*const L::T, bool), c: *mut L::T);
            gemm_transposed<L, type A, type C>(onto: Before<L::T>, alpha: L::T, a: *const L::T, b: *const L::T, c: *mut L::T);
        }
    )+ };
}

compiled! {
    avx2 for "avx2,fma";
    avx512 for "avx2,fma,avx512f,avx512dq,avx512vl";
}

/// `rows` numbers in V vectors, of which the last may not be full.
#[cfg_attr(not(unoptimised), inline(always))]
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

/// β c of what something is put onto, from its ith number on.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn from<T: Scalar>(onto: Before<T>, i: usize) -> Before<T> {
    onto.map(|(beta, c)| (beta, c.add(i)))
}

/// β c, or what adds nothing.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn before<L: Lanes, const V: usize>(onto: Before<L::T>, rows: usize) -> [L; V] {
    let mut before = [L::zero(); V];
    if let Some((beta, c)) = onto {
        let beta = L::splat(beta);
        before = load::<L, V>(rows, c.as_ptr());
        for before in &mut before {
            *before = before.times(beta);
        }
    }
    before
}

/// y = α sums, or y = α sums + β c.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn store<L: Lanes, const V: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    rows: usize,
    mut sums: [L; V],
    y: *mut L::T,
) {
    let alpha_lanes = L::splat(alpha);
    let before = before::<L, V>(onto, rows);
    for (sum, before) in sums.iter_mut().zip(before) {
        *sum = if onto.is_some() {
            sum.times_plus(alpha_lanes, before)
        } else if alpha == L::T::ONE {
            *sum
        } else {
            sum.times(alpha_lanes)
        };
    }
    store_all(rows, sums, y);
}

/// `rows` numbers of V vectors, of which the last may not be full.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn store_all<L: Lanes, const V: usize>(rows: usize, vectors: [L; V], y: *mut L::T) {
    for (v, vector) in vectors.into_iter().enumerate() {
        let y = y.add(v * L::N);
        if rows >= (v + 1) * L::N {
            vector.store(y);
        } else {
            vector.store_first(rows - v * L::N, y);
        }
    }
}

/// `$call` with the number of vectors of N that the rest takes, which is at most 8; of other numbers nothing is
/// compiled.
macro_rules! rest {
    ($rest:expr, $N:expr, |$V:ident| $call:expr) => {
        rest!(@ $rest, $N, |$V| $call, 1 2 3 4 5 6 7 8)
    };
    (@ $rest:expr, $N:expr, |$V:ident| $call:expr, $($vectors:literal)+) => {{ $(
        if const { $rest.div_ceil($N) == $vectors } {
            const $V: usize = $vectors;
            $call
        }
    )+ }};
}

/// `$call` for eight vectors of rows after the other, and for those that the rest takes: from row `$i` on, so many
/// `$rows` in `$V` vectors.
macro_rules! by_rows {
    ($L:ident, $R:expr, |$i:ident, $rows:ident, $V:ident| $call:expr) => {
        if const { $R >= 8 * $L::N } {
            const $V: usize = 8;
            let $rows = 8 * $L::N;
            for $i in (0..$R / $rows * $rows).step_by($rows) {
                $call;
            }
        }
        let $rows = $R % (8 * $L::N);
        let $i = $R - $rows;
        rest!($R % (8 * $L::N), $L::N, |$V| $call);
    };
}

/// y = α A x, or y = α A x + β c; A is R×C.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn gemv<L: Lanes, const R: usize, const C: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    by_rows!(L, R, |i, rows, V| gemv_rows::<
        L,
        V,
        { [4, 4, 2, 2, 2, 1, 1, 1][V - 1] },
        R,
        C,
    >(
        from(onto, i),
        alpha,
        rows,
        a.add(i),
        x,
        y.add(i)
    ));
}

/// V vectors of rows, and P columns at a time, whose sums do not wait for each other.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn gemv_rows<L: Lanes, const V: usize, const P: usize, const R: usize, const C: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    rows: usize,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    // At first: behind a branch at the end, a compiler would put all sums, and keep all that they are of until then.
    let before = before::<L, V>(onto, rows);
    let mut sums = [[L::zero(); V]; P];
    // What a vector holds beyond the rows counts for nothing: it may as well be loaded, as long as it is of the matrix.
    let beyond = V * L::N - rows;
    let whole = C.saturating_sub(beyond.div_ceil(R)) / P * P;
    for j in (0..whole).step_by(P) {
        for (p, sums) in sums.iter_mut().enumerate() {
            add_scaled(V * L::N, a.add((j + p) * R), *x.add(j + p), sums);
        }
    }
    for j in (whole..C).step_by(P) {
        for (p, sums) in sums.iter_mut().enumerate().take(C - j) {
            add_scaled(rows, a.add((j + p) * R), *x.add(j + p), sums);
        }
    }
    let mut total = sums[0];
    let alpha = L::splat(alpha);
    for v in 0..V {
        for other in &sums[1..] {
            total[v] = total[v].plus(other[v]);
        }
        total[v] = total[v].times_plus(alpha, before[v]);
    }
    store_all(rows, total, y);
}

/// Sums += x column.
#[cfg_attr(not(unoptimised), inline(always))]
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

/// y = α A x, or y = α A x + β c; A is R×C, of two or three rows, so that four columns are as many vectors.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn gemv_of_few_rows<const R: usize, const C: usize>(
    onto: Before<f32>,
    alpha: f32,
    a: *const f32,
    x: *const f32,
    y: *mut f32,
) {
    let mut sums = [[__m128::zero(); R]; 2];
    for j in (0..C / 4 * 4).step_by(4) {
        let x = each_repeated::<R>(__m128::load(x.add(j)));
        for (v, sum) in sums[j / 4 % 2].iter_mut().enumerate() {
            *sum = __m128::load(a.add(j * R + 4 * v)).times_plus(x[v], *sum);
        }
    }
    let mut entries = [[0.0; R]; 4];
    for (v, (sum, other)) in sums[0].into_iter().zip(sums[1]).enumerate() {
        let to = entries.as_flattened_mut().as_mut_ptr().add(4 * v);
        sum.plus(other).store(to);
    }
    let mut total = [0.0; 4];
    for (r, total) in total.iter_mut().enumerate().take(R) {
        *total = (entries[0][r] + entries[2][r]) + (entries[1][r] + entries[3][r]);
        for j in C / 4 * 4..C {
            *total += *a.add(j * R + r) * *x.add(j);
        }
    }
    put::<R, _>(onto, alpha, total, y);
}

/// y = α Aᵀ x, or y = α Aᵀ x + β c; A is R×C.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn gemv_transposed<L: Lanes, const R: usize, const C: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    x: *const L::T,
    y: *mut L::T,
) {
    // As many as a vector holds are stored at once: what is loaded as one and was stored in pieces waits until they are
    // in the cache.
    let wide = const { if L::N > 4 { C / L::N * L::N } else { 0 } };
    for j in (0..wide).step_by(L::N) {
        let mut sums = [[L::T::ZERO; 4]; 4];
        for (k, sums) in sums.iter_mut().enumerate().take(L::N / 4) {
            *sums = dots::<L, 4, R>(a.add((j + 4 * k) * R), x);
        }
        store(from(onto, j), alpha, L::N, [L::joined(sums)], y.add(j));
    }
    for j in (wide..C / 4 * 4).step_by(4) {
        let sums = dots::<L, 4, R>(a.add(j * R), x);
        put::<4, _>(from(onto, j), alpha, sums, y.add(j));
    }
    let j = C / 4 * 4;
    let (a, y, onto) = (a.add(j * R), y.add(j), from(onto, j));
    rest!(C % 4, 1, |K| put::<K, _>(
        onto,
        alpha,
        dots::<L, K, R>(a, x),
        y
    ));
}

/// y = α sums, or y = α sums + β c, of the first K.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn put<const K: usize, T: Scalar>(onto: Before<T>, alpha: T, sums: [T; 4], y: *mut T) {
    for (i, sum) in sums.into_iter().enumerate().take(K) {
        *y.add(i) = match onto {
            Some((beta, c)) => beta * *c.add(i).as_ptr() + alpha * sum,
            None => alpha * sum,
        };
    }
}

/// The inner products of K ≤ 4 columns with x.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn dots<L: Lanes, const K: usize, const R: usize>(
    a: *const L::T,
    x: *const L::T,
) -> [L::T; 4] {
    let mut sums = [[L::zero(); 4]; 2];
    if const { R >= 2 * L::N } {
        for i in 0..R / (2 * L::N) {
            add_products::<L, K, R>(2 * i * L::N, a, x, &mut sums[0]);
            add_products::<L, K, R>((2 * i + 1) * L::N, a, x, &mut sums[1]);
        }
    }
    if const { R % (2 * L::N) >= L::N } {
        let done = R / (2 * L::N) * (2 * L::N);
        add_products::<L, K, R>(done, a, x, &mut sums[0]);
    }
    if const { !R.is_multiple_of(L::N) } {
        add_products::<L, K, R>(R - R % L::N, a, x, &mut sums[1]);
    }
    let [mut total, other] = sums;
    for (total, other) in total.iter_mut().zip(other) {
        *total = total.plus(other);
    }
    L::sums(total)
}

/// Adds a vector of products with x of each of K columns, from row i on.
#[cfg_attr(not(unoptimised), inline(always))]
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
#[cfg_attr(not(unoptimised), inline(always))]
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

/// A = α x yᵀ, onto something; A is of the shape of an `A`.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn ger<L: Lanes, A: Array>(
    onto: Before<L::T>,
    alpha: L::T,
    x: *const L::T,
    y: *const L::T,
    a: *mut L::T,
) {
    by_rows!(L, A::ROWS, |i, rows, V| ger_rows::<L, A, V>(
        from(onto, i),
        alpha,
        rows,
        x.add(i),
        y,
        a.add(i)
    ));
}

#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn ger_rows<L: Lanes, A: Array, const V: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    rows: usize,
    x: *const L::T,
    y: *const L::T,
    a: *mut L::T,
) {
    let x = load::<L, V>(rows, x);
    for j in 0..columns::<A>() {
        let (y, at) = (L::splat(*y.add(j)), j * A::ROWS);
        let column = x.map(|x| x.times(y));
        store(from(onto, at), alpha, rows, column, a.add(at));
    }
}

/// A = α x yᵀ, onto something; A is of the shape of an `A`, of two or three rows, so that four columns are as many
/// vectors.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn ger_of_few_rows<const R: usize, A: Array>(
    onto: Before<f32>,
    alpha: f32,
    x: *const f32,
    y: *const f32,
    a: *mut f32,
) {
    let mut rows = [[0.0; 4]; R];
    for (i, row) in rows.as_flattened_mut().iter_mut().enumerate() {
        *row = *x.add(i % R);
    }
    let rows = rows.map(|rows| __m128::load(rows.as_ptr()));
    for j in (0..columns::<A>() / 4 * 4).step_by(4) {
        let mut columns = rows;
        for (rows, y) in columns
            .iter_mut()
            .zip(each_repeated::<R>(__m128::load(y.add(j))))
        {
            *rows = rows.times(y);
        }
        store(from(onto, j * R), alpha, 4 * R, columns, a.add(j * R));
    }
    for j in columns::<A>() / 4 * 4..columns::<A>() {
        let mut column = [0.0; 4];
        for (i, entry) in column.iter_mut().enumerate().take(R) {
            *entry = *x.add(i) * *y.add(j);
        }
        put::<R, _>(from(onto, j * R), alpha, column, a.add(j * R));
    }
}

/// α diag(x) A, of the shape of an `A`.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn scale_rows<L: Lanes, A: Array>(
    alpha: L::T,
    x: *const L::T,
    a: *const L::T,
    out: *mut L::T,
) {
    by_rows!(L, A::ROWS, |i, rows, V| scale_few_rows::<L, A, V>(
        alpha,
        rows,
        x.add(i),
        a.add(i),
        out.add(i)
    ));
}

#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn scale_few_rows<L: Lanes, A: Array, const V: usize>(
    alpha: L::T,
    rows: usize,
    x: *const L::T,
    a: *const L::T,
    out: *mut L::T,
) {
    let x = load::<L, V>(rows, x);
    for j in 0..columns::<A>() {
        let mut column = load::<L, V>(rows, a.add(j * A::ROWS));
        for (entries, x) in column.iter_mut().zip(x) {
            *entries = entries.times(x);
        }
        store(None, alpha, rows, column, out.add(j * A::ROWS));
    }
}

/// C = α A B, onto something; A is M×K, and B is K×N, or lies as its transpose.
///
/// Two or three vectors of rows by four or six columns of C are held in registers, or one by eight.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn gemm<L: Lanes, A: Array, C: Array>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    (b, flipped): (*const L::T, bool),
    c: *mut L::T,
) {
    let strides = if flipped {
        (columns::<C>(), 1)
    } else {
        (1, columns::<A>())
    };
    macro_rules! columns {
        ($N:literal from $from:expr, to $to:expr) => {
            if const { $from < $to } {
                for j in ($from..$to).step_by($N) {
                    let (b, c) = (b.add(j * strides.1), c.add(j * A::ROWS));
                    let onto = from(onto, j * A::ROWS);
                    gemm_columns::<L, A, $N>(onto, alpha, a, b, strides, c);
                }
            }
        };
    }
    columns!(8 from 0, to Ends::<L, A, C>::EIGHTS);
    columns!(6 from Ends::<L, A, C>::EIGHTS, to Ends::<L, A, C>::SIXES);
    columns!(4 from Ends::<L, A, C>::SIXES, to Ends::<L, A, C>::FOURS);
    let j = Ends::<L, A, C>::FOURS;
    let (b, c) = (b.add(j * strides.1), c.add(j * A::ROWS));
    let onto = from(onto, j * A::ROWS);
    rest!((columns::<C>() - Ends::<L, A, C>::FOURS), 1, |N| {
        gemm_columns::<L, A, N>(onto, alpha, a, b, strides, c);
    });
}

/// Up to which columns of C they are computed by eights, by sixes and by fours.
struct Ends<L, A, C>(PhantomData<(L, A, C)>);

impl<L: Lanes, A: Array, C: Array> Ends<L, A, C> {
    /// Where a vector holds all rows.
    const EIGHTS: usize = if A::ROWS <= L::N {
        columns::<C>() / 8 * 8
    } else {
        0
    };
    /// Until fours are left.
    const SIXES: usize = {
        let mut end = Self::EIGHTS;
        while columns::<C>() - end >= 6
            && columns::<C>() - end != 7
            && !(columns::<C>() - end).is_multiple_of(4)
        {
            end += 6;
        }
        end
    };
    /// But a single one is not left.
    const FOURS: usize = {
        let left = columns::<C>() - Self::SIXES;
        let last = if left > 4 && left % 4 == 1 {
            5
        } else {
            left % 4
        };
        columns::<C>() - last
    };
}

#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn gemm_columns<L: Lanes, A: Array, const N: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    b: *const L::T,
    strides: (usize, usize),
    c: *mut L::T,
) {
    if const { last_rows::<L, A>() < A::ROWS } {
        for i in (0..A::ROWS - last_rows::<L, A>()).step_by(2 * L::N) {
            gemm_block::<L, A, 2, N>(
                from(onto, i),
                alpha,
                2 * L::N,
                a.add(i),
                b,
                strides,
                c.add(i),
            );
        }
    }
    let last = const { last_rows::<L, A>() };
    let (a, c) = (a.add(A::ROWS - last), c.add(A::ROWS - last));
    let onto = from(onto, A::ROWS - last);
    rest!(last_rows::<L, A>(), L::N, |V| gemm_block::<L, A, V, N>(
        onto, alpha, last, a, b, strides, c
    ));
}

/// How many rows are left by pairs of vectors. Where it is one, a pair is taken with it, if there are 32 registers, as the
/// sums of one alone would wait for each other.
const fn last_rows<L: Lanes, A: Array>() -> usize {
    let vectors = A::ROWS.div_ceil(L::N);
    if vectors >= 3 && vectors % 2 == 1 && L::N * size_of::<L::T>() == 64 {
        A::ROWS - (vectors - 3) * L::N
    } else {
        A::ROWS % (2 * L::N)
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn gemm_block<L: Lanes, A: Array, const V: usize, const N: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    rows: usize,
    a: *const L::T,
    b: *const L::T,
    (b_row, b_column): (usize, usize),
    c: *mut L::T,
) {
    let mut sums = [[L::zero(); V]; N];
    for k in 0..columns::<A>() {
        let column = load::<L, V>(rows, a.add(k * A::ROWS));
        for (j, sums) in sums.iter_mut().enumerate() {
            let b = L::splat(*b.add(k * b_row + j * b_column));
            for v in 0..V {
                sums[v] = column[v].times_plus(b, sums[v]);
            }
        }
    }
    for (j, sums) in sums.into_iter().enumerate() {
        let at = j * A::ROWS;
        store(from(onto, at), alpha, rows, sums, c.add(at));
    }
}

/// C = α A B, onto something; A is M×K and lies as its transpose: inner products of columns, of which four
/// share two or three columns of B.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) unsafe fn gemm_transposed<L: Lanes, A: Array, C: Array>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    b: *const L::T,
    c: *mut L::T,
) {
    macro_rules! columns {
        ($N:tt from $from:expr) => {
            let (b, c) = (b.add($from * columns::<A>()), c.add($from * A::ROWS));
            let onto = from(onto, $from * A::ROWS);
            if const { A::ROWS >= 4 } {
                for i in (0..A::ROWS / 4 * 4).step_by(4) {
                    let (a, c) = (a.add(i * columns::<A>()), c.add(i));
                    inner_products::<L, A, 4, $N>(from(onto, i), alpha, a, b, c);
                }
            }
            let i = A::ROWS / 4 * 4;
            let (a, c) = (a.add(i * columns::<A>()), c.add(i));
            rest!(A::ROWS % 4, 1, |M| inner_products::<L, A, M, $N>(
                from(onto, i),
                alpha,
                a,
                b,
                c
            ));
        };
    }
    let last = const { after_pairs(columns::<C>()) };
    if const { columns::<C>() > 3 } {
        for j in (0..columns::<C>() - last).step_by(2) {
            columns!(2 from j);
        }
    }
    rest!(after_pairs(columns::<C>()), 1, |N| {
        columns!(N from columns::<C>() - last);
    });
}

/// How many columns are left by pairs: a single one is taken with the pair before.
const fn after_pairs(columns: usize) -> usize {
    match columns {
        0..=3 => columns,
        _ => columns % 2 * 3,
    }
}

/// M ≤ 4 rows by N columns of C.
#[cfg_attr(not(unoptimised), inline(always))]
unsafe fn inner_products<L: Lanes, A: Array, const M: usize, const N: usize>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    b: *const L::T,
    c: *mut L::T,
) {
    let length = columns::<A>();
    let mut sums = [[L::zero(); 4]; N];
    macro_rules! add_products {
        ($k:expr, $length:expr) => {
            let mut columns = [[L::zero(); 1]; N];
            for (j, column) in columns.iter_mut().enumerate() {
                *column = load($length, b.add(j * length + $k));
            }
            for i in 0..M {
                let [a] = load::<L, 1>($length, a.add(i * length + $k));
                for (sums, [b]) in sums.iter_mut().zip(columns) {
                    sums[i] = a.times_plus(b, sums[i]);
                }
            }
        };
    }
    for k in (0..length / L::N * L::N).step_by(L::N) {
        add_products!(k, L::N);
    }
    if const { !columns::<A>().is_multiple_of(L::N) } {
        add_products!(length - length % L::N, length % L::N);
    }
    for (j, sums) in sums.into_iter().enumerate() {
        let at = j * A::ROWS;
        put::<M, _>(from(onto, at), alpha, L::sums(sums), c.add(at));
    }
}

/// B = α Aᵀ, onto something, a tile at a time; B is of the shape of a `B`.
#[target_feature(enable = "avx2,fma")]
#[inline]
pub(super) unsafe fn transpose<L: Tile, B: Array>(
    onto: Before<L::T>,
    alpha: L::T,
    a: *const L::T,
    b: *mut L::T,
) {
    for j in (0..columns::<B>()).step_by(L::N) {
        for i in (0..B::ROWS).step_by(L::N) {
            let rows = (B::ROWS - i).min(L::N);
            let width = (columns::<B>() - j).min(L::N);
            let mut tile = [L::zero(); 8];
            for (i, vector) in (i..).zip(tile.iter_mut().take(rows)) {
                [*vector] = load(width, a.add(i * columns::<B>() + j));
            }
            let tile = L::transpose(tile);
            for (j, vector) in (j..).zip(tile.into_iter().take(width)) {
                let at = j * B::ROWS + i;
                store(from(onto, at), alpha, rows, [vector], b.add(at));
            }
        }
    }
}
