//! What is mapped: scalars, columns, rows and matrices, entry by entry.

use crate::{Matrix, RowVector, Scalar, Vector};

/// A scalar, [`Vector`], [`RowVector`] or [`Matrix`], as what a derivative maps.
pub trait Space: Copy {
    /// Type of the entries.
    type Entry: Scalar;
    /// The shape of the transpose.
    type Transposed: Space<Entry = Self::Entry, Transposed = Self>;
    /// Number of rows; 1 of a row and of a scalar.
    const ROWS: usize;
    /// Number of columns; 1 of a column and of a scalar.
    const COLUMNS: usize;

    /// The entry in row i and column j is `f(i, j)`.
    #[must_use]
    fn build(f: impl FnMut(usize, usize) -> Self::Entry) -> Self;

    /// The entry in row i and column j.
    fn at(&self, i: usize, j: usize) -> Self::Entry;

    /// Self += other.
    fn add(&mut self, other: &Self);

    /// Σ aᵢⱼ bᵢⱼ.
    fn inner(&self, other: &Self) -> Self::Entry;

    /// 1 in one entry and 0 elsewhere.
    #[inline]
    #[must_use]
    fn unit(at: (usize, usize)) -> Self {
        Self::build(|i, j| delta((i, j) == at))
    }

    /// The transpose.
    #[inline]
    #[must_use]
    fn flipped(&self) -> Self::Transposed {
        Self::Transposed::build(|i, j| self.at(j, i))
    }

    /// Each entry times the other's.
    #[inline]
    #[must_use]
    fn entrywise(&self, other: &Self) -> Self {
        Self::build(|i, j| self.at(i, j) * other.at(i, j))
    }

    /// Each entry times a scalar.
    #[inline]
    #[must_use]
    fn scaled(&self, scalar: Self::Entry) -> Self {
        Self::build(|i, j| self.at(i, j) * scalar)
    }
}

/// Kronecker's δ.
pub(super) fn delta<T: Scalar>(equal: bool) -> T {
    if equal { T::ONE } else { T::ZERO }
}

/// Where a column or a row has its entry k.
#[inline]
pub(super) fn position<X: Space>(k: usize) -> (usize, usize) {
    let row = k.min(X::ROWS.saturating_sub(1));
    (row, k - row)
}

/// The column or row with 1 in entry k and 0 elsewhere.
#[inline]
pub(super) fn unit_of<X: Space>(k: usize) -> X {
    X::unit(position::<X>(k))
}

/// An array by its indices.
#[inline]
pub(super) fn each<Y: Space, const K: usize>(mut f: impl FnMut(usize) -> Y) -> [Y; K] {
    let mut all = [Y::build(|_, _| Y::Entry::ZERO); K];
    for (k, y) in all.iter_mut().enumerate() {
        *y = f(k);
    }
    all
}

/// f of every element.
#[inline]
pub(super) fn of_each<X, Y: Space, const K: usize>(
    all: &[X; K],
    mut f: impl FnMut(&X) -> Y,
) -> [Y; K] {
    let mut all_f = [Y::build(|_, _| Y::Entry::ZERO); K];
    for (y, x) in all_f.iter_mut().zip(all) {
        *y = f(x);
    }
    all_f
}

impl<T: Scalar> Space for T {
    type Entry = T;
    type Transposed = T;
    const ROWS: usize = 1;
    const COLUMNS: usize = 1;

    #[inline]
    fn build(mut f: impl FnMut(usize, usize) -> T) -> T {
        f(0, 0)
    }

    #[inline]
    fn at(&self, _: usize, _: usize) -> T {
        *self
    }

    #[inline]
    fn add(&mut self, other: &T) {
        *self += *other;
    }

    #[inline]
    fn inner(&self, other: &T) -> T {
        *self * *other
    }
}

// By iterators and `get`: an index that the compiler does not see through could panic.
macro_rules! space {
    ([$($D:ident),+] $Shape:ident, $Transposed:ty, $rows:expr, $columns:expr,
     |$self:ident, $i:ident, $j:ident| $at:expr, |$f:ident| $build:expr) => {
        impl<$(const $D: usize,)+ T: Scalar> Space for $Shape<$($D,)+ T> {
            type Entry = T;
            type Transposed = $Transposed;
            const ROWS: usize = $rows;
            const COLUMNS: usize = $columns;

            #[inline]
            fn build(mut $f: impl FnMut(usize, usize) -> T) -> Self {
                $build
            }

            #[inline]
            fn at(&$self, $i: usize, $j: usize) -> T {
                $at.copied().unwrap_or(T::ZERO)
            }

            #[inline]
            fn add(&mut self, other: &Self) {
                *self += other;
            }

            #[inline]
            fn inner(&self, other: &Self) -> T {
                self.dot(other)
            }
        }
    };
}

space! { [N] Vector, RowVector<N, T>, N, 1, |self, i, _j| self.0.get(i), |f| Self(line(|i| f(i, 0))) }
space! { [N] RowVector, Vector<N, T>, 1, N, |self, _i, j| self.0.get(j), |f| Self(line(|j| f(0, j))) }
space! {
    [R, C] Matrix, Matrix<C, R, T>, R, C, |self, i, j| self.get((i, j)), |f| {
        let mut matrix = Self::zeros();
        for (j, column) in matrix.0.iter_mut().enumerate() {
            *column = line(|i| f(i, j));
        }
        matrix
    }
}

/// An array of numbers by its indices.
#[inline]
fn line<T: Scalar, const N: usize>(mut f: impl FnMut(usize) -> T) -> [T; N] {
    let mut line = [T::ZERO; N];
    for (i, entry) in line.iter_mut().enumerate() {
        *entry = f(i);
    }
    line
}
