//! The kernels of small processors: what is small is written out, and what is not are loops around
//! blocks that are: see `straight`.

use super::Expr;
use super::array::Array;
use crate::Scalar;
use crate::straight::{get, is_small, straight};

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

/// How many columns an array has.
pub(super) const fn columns<A: Array>() -> usize {
    match A::ENTRIES.checked_div(A::ROWS) {
        Some(columns) => columns,
        None => 0,
    }
}

/// Whether a product with a matrix of so many rows and columns is written out.
pub(super) const fn is_small_product(rows: usize, columns: usize) -> bool {
    is_small(rows * columns) && rows <= 16 && columns <= 16
}

/// y = α A x, or y += α A x if `add`: an inner product a row.
#[inline(always)]
pub(super) fn gemv<A: Expr>(add: bool, alpha: A::T, a: A, x: &[A::T], y: &mut [A::T]) {
    straight!(A::Array::ROWS, |i| if let Some(y) = y.get_mut(i) {
        // α is multiplied with what has fewer entries.
        if const { columns::<A::Array>() <= A::Array::ROWS } {
            *y = row_times(a, i, x, alpha, if add { Some(*y) } else { None });
        } else {
            let product = alpha * row_times(a, i, x, A::T::ONE, None);
            *y = if add { *y + product } else { product };
        }
    });
}

/// Σ aᵢₖ (α xₖ), added up in order, upon what is there.
#[inline(always)]
fn row_times<A: Expr>(a: A, i: usize, x: &[A::T], alpha: A::T, start: Option<A::T>) -> A::T {
    let mut sum = start;
    straight!(columns::<A::Array>(), |k| if let Some(&x) = x.get(k) {
        sum = add(sum, a.at(i, k) * (alpha * x));
    });
    sum.unwrap_or(A::T::ZERO)
}

/// A sum that begins with its first term: 0 + x is not x where x is −0, and costs.
#[inline(always)]
pub(super) fn add<T: Scalar>(sum: Option<T>, term: T) -> Option<T> {
    Some(match sum {
        Some(sum) => sum + term,
        None => term,
    })
}

/// A = α x yᵀ, or A += α x yᵀ if `add`.
#[inline(always)]
pub(super) fn ger<A: Array>(add: bool, alpha: A::T, x: &[A::T], y: &[A::T], a: &mut A) {
    update!(A, a, |i, j, entry| if let (Some(&x), Some(&y)) = (x.get(i), y.get(j)) {
        let product = x * (alpha * y);
        *entry = if add { *entry + product } else { product };
    });
}

/// Σ lᵢⱼ rᵢⱼ
#[inline(always)]
pub(super) fn entry_products<L: Expr, R: Expr<T = L::T>>(l: L, r: R) -> L::T {
    let mut sum = None;
    straight!(entries L::Array::ENTRIES, |e| {
        let (i, j) = position::<L::Array>(e);
        sum = add(sum, l.at(i, j) * r.at(i, j));
    });
    sum.unwrap_or(L::T::ZERO)
}

/// Σ lᵢ rᵢ of so many entries as the array has.
#[inline(always)]
pub(super) fn dot<A: Array>(l: &[A::T], r: &[A::T]) -> A::T {
    let mut sum = None;
    straight!(entries A::ENTRIES, |e| sum = add(sum, get(l, e) * get(r, e)));
    sum.unwrap_or(A::T::ZERO)
}

/// Row and column of the entry that is stored at a place.
#[inline(always)]
pub(super) const fn position<A: Array>(entry: usize) -> (usize, usize) {
    match entry.checked_div(A::ROWS) {
        Some(column) => (entry % A::ROWS, column),
        None => (0, 0),
    }
}
