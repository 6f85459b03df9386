//! The loops of products, in the order that runs along columns, and what their results are put onto.

use super::array::{Array, MatrixArray};
use super::matrix::Factor;
use super::small::update;
#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::processor::wide;
use crate::straight::IS_SMALL_PROCESSOR;
use crate::sum::times;
use crate::{Scalar, inner_product};

/// What a vector or a matrix that is written is put onto.
#[derive(Clone, Copy, Debug)]
pub enum Onto<'c, T> {
    /// y = …
    Nothing,
    /// y += …
    Itself,
    /// y = β c + …
    Other(T, &'c [T]),
}

impl<T: Scalar> Onto<'_, T> {
    /// y += …, or y = …
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(super) fn itself(add: bool) -> Self {
        if add { Self::Itself } else { Self::Nothing }
    }

    /// The ith number, which is `sum` onto something.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(super) fn put(self, i: usize, sum: T, y: &mut T) {
        match self {
            Self::Nothing => *y = sum,
            Self::Itself => *y += sum,
            Self::Other(beta, c) => *y = beta * c.get(i).copied().unwrap_or(T::ZERO) + sum,
        }
    }

    /// What `rows` numbers are put onto, from the ith on.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(super) fn from(self, i: usize, rows: usize) -> Self {
        match self {
            Self::Other(beta, c) => Self::Other(beta, c.get(i..i + rows).unwrap_or(&[])),
            onto => onto,
        }
    }
}

/// y = α A x, onto something.
///
/// Four columns at a time, so that y is loaded and stored once for four.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemv<const R: usize, const C: usize, T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) {
    // A row lies as a column does: it is an inner product.
    if let (1, Some(row)) = (R, a.as_flattened().first_chunk()) {
        return gemv_transposed::<C, 1, T>(onto, alpha, core::array::from_ref(row), x, y);
    }
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if wide::gemv(onto, alpha, a, x, y).is_some() {
        return;
    }
    // For all that a compiler knows, A lies in y: what fits registers is summed up there.
    if const { !IS_SMALL_PROCESSOR && size_of::<[T; R]>() <= 128 } {
        let mut sums = const { [T::ZERO; R] };
        add_columns(Onto::Nothing, alpha, a, x, &mut sums);
        for (i, (sum, &y)) in sums.iter_mut().zip(&*y).enumerate() {
            let mut entry = y;
            onto.put(i, *sum, &mut entry);
            *sum = entry;
        }
        for (y, sum) in y.iter_mut().zip(sums) {
            *y = sum;
        }
    } else {
        add_columns(onto, alpha, a, x, y);
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn add_columns<const R: usize, const C: usize, T: Scalar>(
    mut onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) {
    // The first sums are not added to zeros.
    if C == 0 && !prepare(onto, y) {
        y.fill(T::ZERO);
    }
    let (a_blocks, a_rest) = a.as_chunks::<4>();
    let (x_blocks, x_rest) = x.as_chunks::<4>();
    for ([a0, a1, a2, a3], [x0, x1, x2, x3]) in a_blocks.iter().zip(x_blocks) {
        let (x0, x1, x2, x3) = (alpha * *x0, alpha * *x1, alpha * *x2, alpha * *x3);
        let columns = a0.iter().zip(a1).zip(a2.iter().zip(a3));
        for (i, (y, ((a0, a1), (a2, a3)))) in y.iter_mut().zip(columns).enumerate() {
            onto.put(i, (*a0 * x0 + *a1 * x1) + (*a2 * x2 + *a3 * x3), y);
        }
        onto = Onto::Itself;
    }
    for (column, x) in a_rest.iter().zip(x_rest) {
        let x = alpha * *x;
        for (i, (y, a)) in y.iter_mut().zip(column).enumerate() {
            onto.put(i, *a * x, y);
        }
        onto = Onto::Itself;
    }
}

/// y = β c, if it is put onto that, and whether there is something to add to then.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn prepare<T: Scalar>(onto: Onto<'_, T>, y: &mut [T]) -> bool {
    match onto {
        Onto::Nothing => false,
        Onto::Itself => true,
        Onto::Other(beta, c) => {
            for (y, c) in y.iter_mut().zip(c) {
                *y = beta * *c;
            }
            true
        }
    }
}

/// y = α Aᵀ x, onto something: an inner product a column.
///
/// Four columns at a time, so that x is loaded once for four, and four partial sums a column, so
/// that they fill vectors.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemv_transposed<const R: usize, const C: usize, T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; R]; C],
    x: &[T],
    y: &mut [T],
) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if wide::gemv_transposed(onto, alpha, a, x, y).is_some() {
        return;
    }
    let (a_blocks, a_rest) = a.as_chunks::<4>();
    let (y_blocks, y_rest) = y.as_chunks_mut::<4>();
    let done = 4 * a_blocks.len();
    for (b, (a, y)) in a_blocks.iter().zip(y_blocks).enumerate() {
        for (i, (y, sum)) in y.iter_mut().zip(four_dots(a, x)).enumerate() {
            onto.put(4 * b + i, alpha * sum, y);
        }
    }
    for (i, (column, y)) in a_rest.iter().zip(y_rest).enumerate() {
        onto.put(done + i, alpha * inner_product::dot(column, x), y);
    }
}

/// The inner products of four columns with x.
#[cfg_attr(not(unoptimised), inline(always))]
fn four_dots<const R: usize, T: Scalar>([a0, a1, a2, a3]: &[[T; R]; 4], x: &[T]) -> [T; 4] {
    let (blocks, rest) = x.as_chunks::<4>();
    let ((b0, r0), (b1, r1)) = (a0.as_chunks::<4>(), a1.as_chunks::<4>());
    let ((b2, r2), (b3, r3)) = (a2.as_chunks::<4>(), a3.as_chunks::<4>());
    let mut sums = [[T::ZERO; 4]; 4];
    for (x, ((b0, b1), (b2, b3))) in blocks.iter().zip(b0.iter().zip(b1).zip(b2.iter().zip(b3))) {
        for i in 0..4 {
            sums[0][i] += b0[i] * x[i];
            sums[1][i] += b1[i] * x[i];
            sums[2][i] += b2[i] * x[i];
            sums[3][i] += b3[i] * x[i];
        }
    }
    let mut dots = sums.map(|[s0, s1, s2, s3]| (s0 + s2) + (s1 + s3));
    for (x, ((r0, r1), (r2, r3))) in rest.iter().zip(r0.iter().zip(r1).zip(r2.iter().zip(r3))) {
        dots[0] += *r0 * *x;
        dots[1] += *r1 * *x;
        dots[2] += *r2 * *x;
        dots[3] += *r3 * *x;
    }
    dots
}

/// The entries of a factor that lies in an array.
#[derive(Clone, Copy, Debug)]
pub enum Entries<'a, T> {
    /// By columns.
    Columns(&'a [T]),
    /// By rows: the array holds the transpose.
    Rows(&'a [T]),
    /// In no array.
    Nowhere,
}

/// C = α A B, onto something, of an A of shape `A`: a column at a time,
/// or in blocks, where there is a kernel for that.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemm<A, C, L, R>(onto: Onto<'_, A::T>, alpha: A::T, a: L, b: R, c: &mut C)
where
    A: MatrixArray,
    C: MatrixArray<T = A::T>,
    L: Factor<T = A::T>,
    R: Factor<T = A::T>,
{
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    {
        let done = match (a.entries(), b.entries()) {
            (Entries::Columns(a), Entries::Columns(b)) => {
                wide::gemm::<A, C>(onto, alpha, a, (b, false), c)
            }
            (Entries::Columns(a), Entries::Rows(b)) => {
                wide::gemm::<A, C>(onto, alpha, a, (b, true), c)
            }
            (Entries::Rows(a), Entries::Columns(b)) => {
                wide::gemm_transposed::<A, C>(onto, alpha, a, b, c)
            }
            _ => None,
        };
        if done.is_some() {
            return;
        }
    }
    for (j, y) in c.columns_mut().iter_mut().enumerate() {
        let (mut x, y) = (R::buffer(), y.flat_mut());
        let onto = onto.from(j * y.len(), y.len());
        a.gemv(onto, alpha, b.column(j, &mut x), y);
    }
}

/// A = α x yᵀ, onto something.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn ger<T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    x: &[T],
    y: &[T],
    a: &mut impl MatrixArray<T = T>,
) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if wide::ger(onto, alpha, x, y, a).is_some() {
        return;
    }
    for (j, (column, y)) in a.columns_mut().iter_mut().zip(y).enumerate() {
        let (column, y) = (column.flat_mut(), alpha * *y);
        let onto = onto.from(j * column.len(), column.len());
        for (i, (a, x)) in column.iter_mut().zip(x).enumerate() {
            onto.put(i, times(*x, y), a);
        }
    }
}

/// α diag(x) A.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn scale_rows<A: Array>(alpha: A::T, x: &[A::T], a: &[A::T], out: &mut A) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if wide::scale_rows(alpha, x, a, out).is_some() {
        return;
    }
    let rows = A::ROWS.max(1);
    for (out, a) in out.flat_mut().chunks_mut(rows).zip(a.chunks(rows)) {
        for (entry, (x, a)) in out.iter_mut().zip(x.iter().zip(a)) {
            *entry = alpha * (*x * *a);
        }
    }
}

/// B = α Aᵀ, onto something.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn transpose<const R: usize, const C: usize, T: Scalar>(
    onto: Onto<'_, T>,
    alpha: T,
    a: &[[T; C]; R],
    b: &mut [[T; R]; C],
) {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if wide::transpose(onto, alpha, a.as_flattened(), b).is_some() {
        return;
    }
    update!([[T; R]; C], b, |i, j, entry| onto.put(
        j * R + i,
        alpha * a.entry(j, i),
        entry
    ));
}
