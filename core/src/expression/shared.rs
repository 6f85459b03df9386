//! One function for the products of all sizes, where flash is short: the feature `compact`.

use super::array::{MatrixArray, columns};
use super::kernel::Entries;
use super::matrix::Factor;
use crate::Scalar;
use crate::straight::get;
use crate::sum::Sum;

/// The sizes of a product A B, and how far apart entries of the operands lie: from row to row, from column to column.
struct Layout {
    rows: usize,
    inner: usize,
    a: (usize, usize),
    b: (usize, usize),
}

/// Of operands that lie by columns, or by rows.
const fn layout(
    (rows, inner, columns): (usize, usize, usize),
    a_by_rows: bool,
    b_by_rows: bool,
) -> Layout {
    Layout {
        rows,
        inner,
        a: if a_by_rows { (inner, 1) } else { (1, rows) },
        b: if b_by_rows { (columns, 1) } else { (1, inner) },
    }
}

/// C = α A B, or C += α A B if `add`.
#[inline(never)]
fn product<T: Scalar>(layout: &Layout, add: bool, alpha: T, a: &[T], b: &[T], c: &mut [T]) {
    let (mut row, mut column) = (0, 0);
    for c in c {
        let (mut i, mut j) = (row * layout.a.0, column * layout.b.1);
        let mut sum = Sum::ZERO;
        for _ in 0..layout.inner {
            sum = sum.plus(get(a, i), get(b, j));
            i += layout.a.1;
            j += layout.b.0;
        }
        let sum = alpha * sum.end();
        *c = if add { *c + sum } else { sum };
        row += 1;
        if row == layout.rows {
            row = 0;
            column += 1;
        }
    }
}

/// C = α A B, or C += α A B if `add`, of an A of shape `A`; nothing, if a factor lies in no array.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemm<A, C, L, R>(add: bool, alpha: A::T, a: L, b: R, c: &mut C) -> Option<()>
where
    A: MatrixArray,
    C: MatrixArray<T = A::T>,
    L: Factor<T = A::T>,
    R: Factor<T = A::T>,
{
    macro_rules! layout {
        ($a_by_rows:literal, $b_by_rows:literal) => {
            const {
                let sizes = (A::ROWS, columns::<A>(), columns::<C>());
                &layout(sizes, $a_by_rows, $b_by_rows)
            }
        };
    }
    let (layout, a, b): (&Layout, _, _) = match (a.entries(), b.entries()) {
        (Entries::Columns(a), Entries::Columns(b)) => (layout!(false, false), a, b),
        (Entries::Columns(a), Entries::Rows(b)) => (layout!(false, true), a, b),
        (Entries::Rows(a), Entries::Columns(b)) => (layout!(true, false), a, b),
        (Entries::Rows(a), Entries::Rows(b)) => (layout!(true, true), a, b),
        _ => return None,
    };
    product(layout, add, alpha, a, b, c.flat_mut());
    Some(())
}

/// y = α A x, or y += α A x if `add`, of an A that lies by rows or by columns.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemv<const R: usize, const C: usize, const BY_ROWS: bool, T: Scalar>(
    add: bool,
    alpha: T,
    a: &[T],
    x: &[T],
    y: &mut [T],
) {
    product(
        const { &layout((R, C, 1), BY_ROWS, false) },
        add,
        alpha,
        a,
        x,
        y,
    );
}

/// A = α x yᵀ, or A += α x yᵀ if `add`.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn ger<A: MatrixArray>(add: bool, alpha: A::T, x: &[A::T], y: &[A::T], a: &mut A) {
    let layout = const { &layout((A::ROWS, 1, columns::<A>()), false, false) };
    product(layout, add, alpha, x, y, a.flat_mut());
}
