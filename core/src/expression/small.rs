//! The kernels of small processors: what is small is written out, and what is not are loops around
//! blocks that are: see `straight`.

use core::hint::black_box;

use super::Expr;
use super::array::{Array, MatrixArray, columns};
use super::matrix::Factor;
use crate::Scalar;
use crate::straight::{IS_SMALL_PROCESSOR, get, is_small, set, straight};
use crate::sum::{Sum, plus_product, times};

/// `out.update(…)`, written out if it is small.
macro_rules! update {
    ($Array:ty, $out:expr, |$i:pat_param, $j:pat_param, $entry:ident| $body:expr) => {
        if const { $crate::straight::is_small(<$Array as Array>::ENTRIES) } {
            let entries = $out.flat_mut();
            $crate::straight::straight!(entries <$Array as Array>::ENTRIES, |e| {
                let ($i, $j) = $crate::expression::small::position::<$Array>(e);
                if let Some($entry) = entries.get_mut(e) {
                    $body;
                }
            });
        } else {
            $out.update(|$i, $j, $entry| $body);
        }
    };
}
pub(super) use update;

/// Whether a product with a matrix of so many rows and columns is written out.
pub(super) const fn is_small_product(rows: usize, columns: usize) -> bool {
    is_small(rows * columns) && rows <= 16 && columns <= 16
}

/// y = α A x, or y += α A x if `add`. α is multiplied with what has fewer entries, unless it is a sign, which
/// costs nothing: then, sums start from y.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemv<A: Expr>(add: bool, alpha: A::T, a: A, x: &[A::T], y: &mut [A::T]) {
    let is_sign = alpha == A::T::ONE || alpha == -A::T::ONE;
    if !is_wide::<A>() || add && is_sign {
        scaled_gemv::<true, A>(add, alpha, a, x, y);
    } else {
        scaled_gemv::<false, A>(add, alpha, a, x, y);
    }
}

/// The same with an inner product a row, and α on x or on these. Of a wide matrix, four rows side by side, so
/// that an entry of x is used up at once.
#[cfg_attr(not(unoptimised), inline(always))]
fn scaled_gemv<const ON_X: bool, A: Expr>(
    add: bool,
    alpha: A::T,
    a: A,
    x: &[A::T],
    y: &mut [A::T],
) {
    straight!(blocks::<A>(), |block| {
        let i = block * height::<A>();
        let starts = add && ON_X;
        let mut sums = const { [Sum::<A::T>::ZERO; 4] };
        if starts {
            straight!(four height::<A>(), |l| set(&mut sums, l, Sum::of(get(y, i + l))));
        }
        straight!(columns::<A::Array>(), |k| {
            let x = if ON_X { alpha * get(x, k) } else { get(x, k) };
            straight!(four height::<A>(), |l| {
                if i + l < A::Array::ROWS
                    && let Some(sum) = sums.get_mut(l)
                {
                    let entry = a.at(i + l, k);
                    let is_first = k == 0 && !starts;
                    *sum = if is_first { Sum::of_product(entry, x) } else { sum.plus(entry, x) };
                }
            });
        });
        straight!(four height::<A>(), |l| {
            let sum = sums.get(l).map_or(A::T::ZERO, |sum| sum.end());
            let sum = if ON_X { sum } else { alpha * sum };
            set(y, i + l, if add && !starts { get(y, i + l) + sum } else { sum });
        });
    });
}

const fn is_wide<A: Expr>() -> bool {
    columns::<A::Array>() > A::Array::ROWS
}

/// How many rows are computed side by side.
const fn height<A: Expr>() -> usize {
    if is_wide::<A>() && A::T::SUMS.is_none() {
        4
    } else {
        1
    }
}

const fn blocks<A: Expr>() -> usize {
    A::Array::ROWS.div_ceil(height::<A>())
}

/// Whether both factors, of which the left one is in the shape of `S`, lie in arrays, and their product, in `C`, is
/// whole [blocks](block). Without the registers of an FPU, not where a column of it is written out.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn is_blocked<A: Factor, B: Factor, S: Array, C: Array>(_: A, _: B) -> bool {
    const {
        let has_fpu = cfg!(all(target_arch = "arm", target_abi = "eabihf"));
        let is_small = !has_fpu && is_small_product(S::ROWS, columns::<S>());
        let are_at_hand = A::IN_ARRAY && B::IN_ARRAY && A::T::SUMS.is_none();
        IS_SMALL_PROCESSOR && are_at_hand && !is_small && block::<C>().is_some()
    }
}

/// Rows and columns of the blocks of a product, whose sums stay in registers: there are 32, of which a block takes
/// 18 at most.
const fn block<C: Array>() -> Option<(usize, usize)> {
    let (rows, columns) = (C::ROWS, columns::<C>());
    if rows.is_multiple_of(4) && columns.is_multiple_of(4) {
        Some((4, 4))
    } else if rows > 6 {
        None
    } else if columns.is_multiple_of(3) {
        Some((rows, 3))
    } else if columns.is_multiple_of(2) {
        Some((rows, 2))
    } else {
        None
    }
}

/// Computed while compiling, as all that divides: at level 0, a division could panic.
const fn block_rows<C: Array>() -> usize {
    const {
        match block::<C>() {
            Some((rows, _)) => rows,
            None => 0,
        }
    }
}

const fn block_columns<C: Array>() -> usize {
    const {
        match block::<C>() {
            Some((_, columns)) => columns,
            None => 0,
        }
    }
}

/// `sum` + β Σₖ aᵢₖ bₖⱼ
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn row_times_column<A: Expr, B: Expr<T = A::T>>(
    sum: Option<A::T>,
    beta: A::T,
    a: A,
    b: B,
    i: usize,
    j: usize,
) -> A::T {
    let mut sum = sum.map(Sum::of);
    straight!(columns::<A::Array>(), |k| sum =
        Some(Sum::add(sum, beta * a.at(i, k), b.at(k, j))));
    sum.map_or(A::T::ZERO, Sum::end)
}

/// y = α A x, or y += α A x if `add`, an inner product after the other: of a type with [`Sums`](crate::sum::Sums).
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemv_by_rows<A: Expr>(add: bool, alpha: A::T, a: A, x: &[A::T], y: &mut [A::T]) {
    for (i, y) in y.iter_mut().enumerate() {
        let mut sum = Sum::ZERO;
        for (k, x) in x.iter().enumerate() {
            sum = sum.plus(a.at(i, k), *x);
        }
        let sum = alpha * sum.end();
        *y = if add { *y + sum } else { sum };
    }
}

/// `$body` for each `$i` where a block begins; without a loop if there is one.
macro_rules! blocks {
    ($count:expr, $size:expr, |$i:ident| $body:expr) => {
        if const { $count == $size } {
            let $i = 0;
            $body
        } else {
            let mut block = 0;
            while block < const { blocks_of($count, $size) } {
                let $i = block * $size;
                $body;
                block += 1;
            }
        }
    };
}

/// How many blocks there are of so many rows or columns.
const fn blocks_of(count: usize, size: usize) -> usize {
    match count.checked_div(size) {
        Some(blocks) => blocks,
        None => 0,
    }
}

/// C = α A B, or C += α A B if `add`, by [blocks](block).
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemm<A: Factor, B: Factor<T = A::T>, C: Array<T = A::T>>(
    add: bool,
    alpha: A::T,
    a: A,
    b: B,
    inner: usize,
    out: &mut C,
) {
    // Elsewhere it is not called, and not compiled.
    if const { !IS_SMALL_PROCESSOR } {
        return;
    }
    // A compiler that writes out all steps does what takes most stores: it keeps A on the stack. So of a few
    // steps it is not told where they begin, nor that A is the same; of more, an empty obstacle is enough.
    let is_short = inner < 8;
    let start = if is_short { black_box(1) } else { 1 };
    blocks!(columns::<C>(), block_columns::<C>(), |j| blocks!(
        C::ROWS,
        block_rows::<C>(),
        |i| {
            let a = if is_short { black_box(a) } else { a };
            let mut sums = const { [A::T::ZERO; 18] };
            add_rank_one::<true, A, B, C>(a, b, (i, 0, j), &mut sums);
            let mut k = start;
            while k < inner {
                if !is_short {
                    black_box(());
                }
                add_rank_one::<false, A, B, C>(a, b, (i, k, j), &mut sums);
                k += 1;
            }
            straight!(four block_columns::<C>(), |c| straight!(few block_rows::<C>(), |l| {
                let sum = alpha * get(&sums, block_rows::<C>() * c + l);
                let at = C::ROWS * (j + c) + i + l;
                let entries = out.flat_mut();
                set(entries, at, if add { get(entries, at) + sum } else { sum });
            }));
        }
    ));
}

/// Adds the block at (i, j) of the product of column k and row k, or writes it if it is the `FIRST`.
#[cfg_attr(not(unoptimised), inline(always))]
fn add_rank_one<const FIRST: bool, A: Factor, B: Factor<T = A::T>, C: Array<T = A::T>>(
    a: A,
    b: B,
    (i, k, j): (usize, usize, usize),
    sums: &mut [A::T; 18],
) {
    straight!(four block_columns::<C>(), |c| {
        let x = b.entry(k, j + c);
        straight!(few block_rows::<C>(), |l| {
            let product = a.entry(i + l, k) * x;
            let at = block_rows::<C>() * c + l;
            let sum = if FIRST { product } else { get(sums, at) + product };
            set(sums, at, sum);
        });
    });
}

/// A = α x yᵀ, or A += α x yᵀ if `add`.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn ger<A: MatrixArray>(add: bool, alpha: A::T, x: &[A::T], y: &[A::T], a: &mut A) {
    // A column at a time from half the size on: there is a store for each multiplication.
    if const { !is_small(2 * A::ENTRIES) } {
        for (column, y) in a.columns_mut().iter_mut().zip(y) {
            let (column, y) = (column.flat_mut(), alpha * *y);
            straight!(A::ROWS, |i| {
                let x = get(x, i);
                let entry = if add {
                    plus_product(get(column, i), x, y)
                } else {
                    times(x, y)
                };
                set(column, i, entry);
            });
        }
        return;
    }
    update!(
        A,
        a,
        |i, j, entry| if let (Some(&x), Some(&y)) = (x.get(i), y.get(j)) {
            let y = alpha * y;
            *entry = if add {
                plus_product(*entry, x, y)
            } else {
                times(x, y)
            };
        }
    );
}

/// out += α x
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn add_to<A: Array>(alpha: A::T, x: &[A::T], out: &mut A) {
    let entries = out.flat_mut();
    if const { is_small(A::ENTRIES) } {
        straight!(entries A::ENTRIES, |e| set(entries, e, get(entries, e) + alpha * get(x, e)));
    } else {
        for (entry, x) in entries.iter_mut().zip(x) {
            *entry += alpha * *x;
        }
    }
}

/// Σ lᵢⱼ rᵢⱼ
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn entry_products<L: Expr, R: Expr<T = L::T>>(l: L, r: R) -> L::T {
    let mut sum = None;
    straight!(entries L::Array::ENTRIES, |e| {
        let (i, j) = position::<L::Array>(e);
        sum = Some(Sum::add(sum, l.at(i, j), r.at(i, j)));
    });
    sum.map_or(L::T::ZERO, Sum::end)
}

/// Σ lᵢ rᵢ of so many entries as the array has.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn dot<A: Array>(l: &[A::T], r: &[A::T]) -> A::T {
    let mut sum = None;
    straight!(entries A::ENTRIES, |e| sum = Some(Sum::add(sum, get(l, e), get(r, e))));
    sum.map_or(A::T::ZERO, Sum::end)
}

/// Row and column of the entry that is stored at a place.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) const fn position<A: Array>(entry: usize) -> (usize, usize) {
    match entry.checked_div(A::ROWS) {
        Some(column) => (entry % A::ROWS, column),
        None => (0, 0),
    }
}
