//! The loops: a matrix times a vector, in the order that runs along columns.

use crate::{Scalar, inner_product};

/// y = α A x, or y += α A x if `add`.
///
/// Four columns at a time, so that y is loaded and stored once for four.
#[inline(always)]
pub(super) fn gemv<const R: usize, const C: usize, T: Scalar>(
    add: bool,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) {
    if !add {
        y.fill(T::ZERO);
    }
    let (a_blocks, a_rest) = a.as_chunks::<4>();
    let (x_blocks, x_rest) = x.as_chunks::<4>();
    for ([a0, a1, a2, a3], [x0, x1, x2, x3]) in a_blocks.iter().zip(x_blocks) {
        let (x0, x1, x2, x3) = (alpha * *x0, alpha * *x1, alpha * *x2, alpha * *x3);
        let columns = a0.iter().zip(a1).zip(a2.iter().zip(a3));
        for (y, ((a0, a1), (a2, a3))) in y.iter_mut().zip(columns) {
            *y += (*a0 * x0 + *a1 * x1) + (*a2 * x2 + *a3 * x3);
        }
    }
    for (column, x) in a_rest.iter().zip(x_rest) {
        let x = alpha * *x;
        for (y, a) in y.iter_mut().zip(column) {
            *y += *a * x;
        }
    }
}

/// y = α Aᵀ x, or y += α Aᵀ x if `add`: an inner product a column.
#[inline(always)]
pub(super) fn gemv_transposed<const R: usize, const C: usize, T: Scalar>(
    add: bool,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) {
    for (y, column) in y.iter_mut().zip(a) {
        let dot = alpha * inner_product::dot(column, x);
        *y = if add { *y + dot } else { dot };
    }
}

/// A = α x yᵀ, or A += α x yᵀ if `add`.
#[inline(always)]
pub(super) fn ger<T: Scalar>(add: bool, alpha: T, x: &[T], y: &[T], a: &mut [T]) {
    if x.is_empty() {
        return;
    }
    for (column, y) in a.chunks_exact_mut(x.len()).zip(y) {
        let y = alpha * *y;
        for (a, x) in column.iter_mut().zip(x) {
            *a = if add { *a + *x * y } else { *x * y };
        }
    }
}
