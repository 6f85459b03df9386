//! The arrays that columns and matrices lie in.

use super::Mat;
use super::matrix::Factor;
use crate::processor::wide::is_worthwhile;
use crate::straight::IS_SMALL_PROCESSOR;
use crate::{Matrix, RowVector, Scalar, Vector};

/// `[T; N]` (a column, N×1) or `[[T; R]; C]` (a matrix, R×C, by columns).
pub trait Array {
    /// Type of the entries.
    type T: Scalar;
    /// What a user holds it in: [`Vector`] or [`Matrix`].
    type Owned: super::Blank;

    /// How many entries it has.
    const ENTRIES: usize;
    /// How many of them are in a column.
    const ROWS: usize;

    /// All entries 0.
    fn zeros() -> Self;

    /// The entries, column by column.
    fn flat(&self) -> &[Self::T];

    /// The entries, column by column, to write to.
    fn flat_mut(&mut self) -> &mut [Self::T];

    /// Calls `f(i, j, entry)` with each entry, column by column.
    fn update(&mut self, f: impl FnMut(usize, usize, &mut Self::T));

    /// Calls `f(i, j)` for each entry, column by column.
    fn for_each(f: impl FnMut(usize, usize));

    /// The entry in row i and column j. Outside, where nobody asks, it is 0: whatever the compiler
    /// knows of the indices, nothing panics.
    fn entry(&self, i: usize, j: usize) -> Self::T;

    /// Calls `f(i)` for each entry (i, i) of the diagonal.
    fn for_diagonal(f: impl FnMut(usize));

    /// Σ f(i, j) over all entries.
    fn sum(f: impl FnMut(usize, usize) -> Self::T) -> Self::T;

    /// The array of the user's type.
    fn of(owned: &mut Self::Owned) -> &mut Self;
}

/// How many columns an array has.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) const fn columns<A: Array>() -> usize {
    match A::ENTRIES.checked_div(A::ROWS) {
        Some(columns) => columns,
        None => 0,
    }
}

/// `[T; N]`.
pub trait ColumnArray: Array {
    /// `RowVector<N, T>`.
    type OwnedRow: super::Blank;
    /// `[[T; R]; N]`.
    type WithRows<const R: usize>: MatrixArray<T = Self::T>;
    /// The shape of x yᵀ, for a y of shape `Y`.
    type Outer<Y: ColumnArray<T = Self::T>>: MatrixArray<T = Self::T>;

    /// The array of the user's row.
    fn of_row(row: &mut Self::OwnedRow) -> &mut Self;
}

/// `[[T; R]; C]`.
pub trait MatrixArray: Array {
    /// `[T; R]`.
    type Column: ColumnArray<T = Self::T>;
    /// `[[T; C]; R]`.
    type Flipped: MatrixArray<T = Self::T>;
    /// `[[T; S]; C]`.
    type WithRows<const S: usize>: MatrixArray<T = Self::T>;
    /// The shape of A B, for a B of shape `B`.
    type Times<B: MatrixArray<T = Self::T>>: MatrixArray<T = Self::T>;
    /// The matrix as a factor of a product.
    type Mat<'a>: Factor<T = Self::T>
    where
        Self: 'a;

    /// The matrix as a factor of a product.
    fn as_mat(&self) -> Self::Mat<'_>;

    /// The columns, to write to.
    fn columns_mut(&mut self) -> &mut [Self::Column];
}

impl<const N: usize, T: Scalar> Array for [T; N] {
    type T = T;
    type Owned = Vector<N, T>;
    const ENTRIES: usize = N;
    const ROWS: usize = N;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn zeros() -> Self {
        // A constant, because else it is a loop.
        const { [T::ZERO; N] }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat(&self) -> &[T] {
        self
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat_mut(&mut self) -> &mut [T] {
        self
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn update(&mut self, mut f: impl FnMut(usize, usize, &mut T)) {
        for i in 0..N {
            if let Some(entry) = self.get_mut(i) {
                f(i, 0, entry);
            }
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn for_each(f: impl FnMut(usize, usize)) {
        <[[T; N]; 1]>::for_each(f);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entry(&self, i: usize, _j: usize) -> T {
        match self.get(i) {
            Some(&entry) => entry,
            None => T::ZERO,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn for_diagonal(f: impl FnMut(usize)) {
        <[[T; N]; 1]>::for_diagonal(f);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn sum(f: impl FnMut(usize, usize) -> T) -> T {
        <[[T; N]; 1]>::sum(f)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn of(owned: &mut Vector<N, T>) -> &mut Self {
        &mut owned.0
    }
}

impl<const N: usize, T: Scalar> ColumnArray for [T; N] {
    type OwnedRow = RowVector<N, T>;
    type WithRows<const R: usize> = [[T; R]; N];
    type Outer<Y: ColumnArray<T = T>> = Y::WithRows<N>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn of_row(row: &mut RowVector<N, T>) -> &mut Self {
        &mut row.0
    }
}

impl<const R: usize, const C: usize, T: Scalar> Array for [[T; R]; C] {
    type T = T;
    type Owned = Matrix<R, C, T>;
    const ENTRIES: usize = R * C;
    const ROWS: usize = R;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn zeros() -> Self {
        const { [[T::ZERO; R]; C] }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat(&self) -> &[T] {
        self.as_flattened()
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat_mut(&mut self) -> &mut [T] {
        self.as_flattened_mut()
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn update(&mut self, mut f: impl FnMut(usize, usize, &mut T)) {
        // Ranges show that i and j are below R and C; `enumerate` would not.
        for j in 0..C {
            if let Some(column) = self.get_mut(j) {
                for (i, entry) in column.iter_mut().enumerate() {
                    f(i, j, entry);
                }
            }
            // For AVX-512, a compiler would make vectors of rows, and gather and scatter their entries.
            if const { is_worthwhile(R * C / 4) } {
                core::hint::black_box(());
            }
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn for_each(mut f: impl FnMut(usize, usize)) {
        for j in 0..C {
            for i in 0..R {
                f(i, j);
            }
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entry(&self, i: usize, j: usize) -> T {
        match self.get(j) {
            Some(column) => column.entry(i, 0),
            None => T::ZERO,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn for_diagonal(mut f: impl FnMut(usize)) {
        // Not `for_each`, which need not be inlined, and then hides that i is below R and C.
        for i in 0..R.min(C) {
            f(i);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn sum(f: impl FnMut(usize, usize) -> T) -> T {
        if const { !IS_SMALL_PROCESSOR && R >= 32 } {
            sum_by::<16, T>(R, C, f)
        } else {
            sum_by::<4, T>(R, C, f)
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn of(owned: &mut Matrix<R, C, T>) -> &mut Self {
        &mut owned.0
    }
}

/// Σ f(i, j) over R×C entries, as L partial sums a column, a multiple of 4: independent of one another, they run
/// side by side and fill vectors.
#[cfg_attr(not(unoptimised), inline(always))]
fn sum_by<const L: usize, T: Scalar>(
    rows: usize,
    columns: usize,
    mut f: impl FnMut(usize, usize) -> T,
) -> T {
    let mut partial = [T::ZERO; L];
    for j in 0..columns {
        for block in 0..rows / L {
            for (lane, sum) in partial.iter_mut().enumerate() {
                *sum += f(L * block + lane, j);
            }
        }
        for (i, sum) in (rows / L * L..rows).zip(&mut partial) {
            *sum += f(i, j);
        }
    }
    let (fours, _) = partial.as_chunks::<4>();
    let Some((&(mut sums), others)) = fours.split_first() else {
        return T::ZERO;
    };
    for other in others {
        for (sum, x) in sums.iter_mut().zip(other) {
            *sum += *x;
        }
    }
    let [s0, s1, s2, s3] = sums;
    (s0 + s2) + (s1 + s3)
}

impl<const R: usize, const C: usize, T: Scalar> MatrixArray for [[T; R]; C] {
    type Column = [T; R];
    type Flipped = [[T; C]; R];
    type WithRows<const S: usize> = [[T; S]; C];
    type Times<B: MatrixArray<T = T>> = B::WithRows<R>;
    type Mat<'a> = Mat<'a, R, C, T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn as_mat(&self) -> Mat<'_, R, C, T> {
        Mat(self)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn columns_mut(&mut self) -> &mut [[T; R]] {
        self
    }
}
