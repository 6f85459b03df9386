//! Triangular systems of equations: L and U, with columns or rows on the right.
//!
//! One column is solved for column by column of the triangle. Rows, and several columns, are solved for
//! side by side, in lanes: each step is the same for all of them.

#![allow(
    clippy::inline_always,
    reason = "a call would be without the instructions of its caller"
)]

use core::slice;

use crate::straight::{IS_SMALL_PROCESSOR, get, set, straight};
use crate::{Matrix, Scalar};

/// `y -= scale * x`, entry by entry.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn subtract<T: Scalar>(y: &mut [T], scale: T, x: &[T]) {
    for (y, &x) in y.iter_mut().zip(x) {
        *y -= scale * x;
    }
}

/// Divides each entry.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn divide<T: Scalar>(x: &mut [T], divisor: T) {
    for x in x {
        *x = x.quotient(divisor);
    }
}

/// Divides each entry by a diagonal entry of an N×N matrix. Where there are many steps that wait for each other,
/// by a multiplication: its reciprocal can be known before the entries are.
#[cfg_attr(not(unoptimised), inline(always))]
fn divide_in_step<const N: usize, T: Scalar>(x: &mut [T], divisor: T) {
    if const { !IS_SMALL_PROCESSOR && N > 6 } && divisor.abs().has_reciprocal() {
        let reciprocal = T::ONE.quotient(divisor);
        for x in x {
            *x *= reciprocal;
        }
    } else {
        divide(x, divisor);
    }
}

/// out = α I.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn write_identity<const N: usize, T: Scalar>(alpha: T, out: &mut [[T; N]; N]) {
    for (k, column) in out.iter_mut().enumerate() {
        *column = [T::ZERO; N];
        set(column, k, alpha);
    }
}

/// Entry (i, j), which is there. The compiler need not see that, and then an index in brackets could panic.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn entry<const N: usize, T: Scalar>(a: &Matrix<N, N, T>, i: usize, j: usize) -> T {
    a.get((i, j)).copied().unwrap_or_default()
}

/// `$step` for each `$k` below N, or from the last one, a step at a time where the loops in it are short.
macro_rules! steps {
    ($N:expr, |$k:ident| $step:expr) => {
        if const { !IS_SMALL_PROCESSOR && $N <= 6 } {
            straight!(few $N, |$k| $step);
        } else {
            for $k in 0..$N {
                $step;
            }
        }
    };
    (reversed $N:expr, |$k:ident| $step:expr) => {
        if const { !IS_SMALL_PROCESSOR && $N <= 6 } {
            straight!(reversed $N, |$k| $step);
        } else {
            for $k in (0..$N).rev() {
                $step;
            }
        }
    };
}

/// Overwrites b with x, where L x = b and L has ones on the diagonal: Golub and Van Loan, algorithm
/// 3.1.3.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_unit_lower<const N: usize, T: Scalar>(l: &Matrix<N, N, T>, x: &mut [T; N]) {
    steps!(
        N,
        |k| if let (Some([_, column @ ..]), Some([x, below @ ..])) =
            (column(l, k).get(k..), x.get_mut(k..))
        {
            subtract(below, *x, column);
        }
    );
}

/// Overwrites b with x, where Lᵀx = b and L has ones on the diagonal: Golub and Van Loan, algorithm
/// 3.1.2, rows being columns.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_unit_lower_transposed<const N: usize, T: Scalar>(
    l: &Matrix<N, N, T>,
    x: &mut [T; N],
) {
    steps!(reversed N, |k| if let (Some([_, column @ ..]), Some([x, below @ ..])) =
        (column(l, k).get(k..), x.get_mut(k..))
    {
        // From below, so that what was found last is needed last.
        for (&l, &below) in column.iter().zip(&*below).rev() {
            *x -= l * below;
        }
    });
}

/// Overwrites b with x, where U x = b: Golub and Van Loan, algorithm 3.1.4.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_upper<const N: usize, T: Scalar>(u: &Matrix<N, N, T>, x: &mut [T; N]) {
    steps!(reversed N, |k| if let (Some([column @ .., pivot]), Some([above @ .., x])) =
        (column(u, k).get(..=k), x.get_mut(..=k))
    {
        divide_in_step::<N, T>(slice::from_mut(x), *pivot);
        subtract(above, *x, column);
    });
}

/// Overwrites b with x, where Uᵀx = b: Golub and Van Loan, algorithm 3.1.1, rows being columns.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_upper_transposed<const N: usize, T: Scalar>(
    u: &Matrix<N, N, T>,
    x: &mut [T; N],
) {
    steps!(
        N,
        |k| if let (Some([column @ .., pivot]), Some([above @ .., x])) =
            (column(u, k).get(..=k), x.get_mut(..=k))
        {
            for (&u, &above) in column.iter().zip(&*above) {
                *x -= u * above;
            }
            divide_in_step::<N, T>(slice::from_mut(x), *pivot);
        }
    );
}

/// A column, which is there.
#[cfg_attr(not(unoptimised), inline(always))]
fn column<const N: usize, T: Scalar>(a: &Matrix<N, N, T>, k: usize) -> &[T] {
    a.0.get(k).map_or(&[], |column| column)
}

/// What is on the diagonal of a triangular matrix.
#[derive(Clone, Copy)]
pub(crate) enum Diagonal {
    /// Ones, which are not stored.
    Ones,
    Stored,
}

/// Whether b is n columns of so many rows, and there are some rows.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn are_columns<T>(n: usize, b: &[T], rows: usize) -> bool {
    rows > 0 && n.checked_mul(rows) == Some(b.len())
}

/// `$solve` for all rows, from `$start` on so many `$Lanes`.
macro_rules! in_lanes {
    ($rows:expr, |$Lanes:ident, $start:ident| $solve:expr) => {{
        let mut $start = 0;
        if const { !IS_SMALL_PROCESSOR } {
            in_lanes!(16 of $rows, |$Lanes, $start| $solve);
            in_lanes!(8 of $rows, |$Lanes, $start| $solve);
            in_lanes!(4 of $rows, |$Lanes, $start| $solve);
        }
        in_lanes!(1 of $rows, |$Lanes, $start| $solve);
    }};
    ($lanes:literal of $rows:expr, |$Lanes:ident, $start:ident| $solve:expr) => {{
        const $Lanes: usize = $lanes;
        while $rows - $start >= $Lanes {
            $solve;
            $start += $Lanes;
        }
    }};
}

/// Overwrites B, N columns of so many rows, with X, where X R = B and R is upper triangular: column
/// by column from the first.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_right_upper<const N: usize, T: Scalar>(
    b: &mut [T],
    rows: usize,
    diagonal: Diagonal,
    r: impl Fn(usize, usize) -> T,
) {
    in_lanes!(rows, |L, start| upper::<N, L, T>(
        b, rows, start, diagonal, &r
    ));
}

#[cfg_attr(not(unoptimised), inline(always))]
fn upper<const N: usize, const L: usize, T: Scalar>(
    b: &mut [T],
    rows: usize,
    start: usize,
    diagonal: Diagonal,
    r: impl Fn(usize, usize) -> T,
) {
    for k in 0..N {
        let mut x = lanes::<L, T>(b, k * rows + start);
        for i in 0..k {
            subtract(&mut x, r(i, k), &lanes::<L, T>(b, i * rows + start));
        }
        if let Diagonal::Stored = diagonal {
            divide_in_step::<N, T>(&mut x, r(k, k));
        }
        store(b, k * rows + start, x);
    }
}

/// Overwrites B, N columns of so many rows, with X, where X L = B and L is lower triangular: column
/// by column from the last.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_right_lower<const N: usize, T: Scalar>(
    b: &mut [T],
    rows: usize,
    diagonal: Diagonal,
    l: impl Fn(usize, usize) -> T,
) {
    in_lanes!(rows, |L, start| lower::<N, L, T>(
        b, rows, start, diagonal, &l
    ));
}

#[cfg_attr(not(unoptimised), inline(always))]
fn lower<const N: usize, const L: usize, T: Scalar>(
    b: &mut [T],
    rows: usize,
    start: usize,
    diagonal: Diagonal,
    l: impl Fn(usize, usize) -> T,
) {
    for k in (0..N).rev() {
        let mut x = lanes::<L, T>(b, k * rows + start);
        // From the last, so that what was found last is needed last.
        for i in (k + 1..N).rev() {
            subtract(&mut x, l(i, k), &lanes::<L, T>(b, i * rows + start));
        }
        if let Diagonal::Stored = diagonal {
            divide_in_step::<N, T>(&mut x, l(k, k));
        }
        store(b, k * rows + start, x);
    }
}

/// So many entries, which are there.
#[cfg_attr(not(unoptimised), inline(always))]
fn lanes<const L: usize, T: Scalar>(b: &[T], start: usize) -> [T; L] {
    match b.get(start..).and_then(|b| b.first_chunk()) {
        Some(&lanes) => lanes,
        None => [T::ZERO; L],
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn store<const L: usize, T>(b: &mut [T], start: usize, lanes: [T; L]) {
    if let Some(place) = b.get_mut(start..).and_then(|b| b.first_chunk_mut()) {
        *place = lanes;
    }
}

/// Solves for columns as if they were rows, eight at a time.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn solve_as_rows<const N: usize, T: Scalar>(
    columns: &mut [[T; N]],
    solve_right: impl Fn(&mut [T], usize),
) {
    const ROWS: usize = 8;
    for columns in columns.chunks_mut(ROWS) {
        let mut rows = [[T::ZERO; ROWS]; N];
        for (c, column) in columns.iter().enumerate() {
            for (row, x) in rows.iter_mut().zip(column) {
                set(row, c, *x);
            }
        }
        solve_right(rows.as_flattened_mut(), ROWS);
        for (c, column) in columns.iter_mut().enumerate() {
            for (row, x) in rows.iter().zip(column) {
                *x = get(row, c);
            }
        }
    }
}
