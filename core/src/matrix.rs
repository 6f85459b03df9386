//! Matrices.

use core::array;
use core::fmt::{self, Debug, Formatter};
use core::iter::Flatten;
use core::ops::{Index, IndexMut};
use core::slice;

use crate::{Real, RowVector, Scalar, Vector, inner_product};

/// A matrix, R×C.
///
/// It is `[[T; R]; C]` in memory: an array of columns, one after the other, as in nalgebra, Eigen
/// and BLAS. It is written by rows, as on paper:
///
/// ```
/// use chainrule_core::{Matrix, matrix};
///
/// let a: Matrix<2, 3> = matrix![
///     1.0, 2.0, 3.0;
///     4.0, 5.0, 6.0;
/// ];
/// assert_eq!(a[(0, 2)], 3.0);
/// assert_eq!(a.as_slice(), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
/// ```
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
#[repr(transparent)]
pub struct Matrix<const R: usize, const C: usize, T = f64>(pub(crate) [[T; R]; C]);

impl<const R: usize, const C: usize, T> Matrix<R, C, T> {
    /// From its rows, as one writes it. `Matrix::from` does the same.
    #[inline]
    #[must_use]
    pub const fn from_rows(rows: [[T; C]; R]) -> Self
    where
        T: Scalar,
    {
        Matrix::<C, R, T>(rows).transpose()
    }

    /// From its columns, which is how it is stored.
    #[inline]
    #[must_use]
    pub const fn from_columns(columns: [[T; R]; C]) -> Self {
        Self(columns)
    }

    /// The entry in row `i` and column `j` is `f(i, j)`, both counted from 0.
    #[inline]
    #[must_use]
    pub fn from_fn(mut f: impl FnMut(usize, usize) -> T) -> Self {
        Self(array::from_fn(|j| array::from_fn(|i| f(i, j))))
    }

    /// All entries 0.
    #[inline]
    #[must_use]
    pub const fn zeros() -> Self
    where
        T: Scalar,
    {
        Self([[T::ZERO; R]; C])
    }

    /// All entries 1.
    #[inline]
    #[must_use]
    pub const fn ones() -> Self
    where
        T: Scalar,
    {
        Self([[T::ONE; R]; C])
    }

    /// The number of rows, `R`.
    #[inline]
    #[must_use]
    pub const fn nrows(&self) -> usize {
        R
    }

    /// The number of columns, `C`.
    #[inline]
    #[must_use]
    pub const fn ncols(&self) -> usize {
        C
    }

    /// The entry in row `i` and column `j`, or `None` outside.
    #[inline]
    #[must_use]
    pub fn get(&self, (i, j): (usize, usize)) -> Option<&T> {
        self.0.get(j)?.get(i)
    }

    /// A copy of row `i`.
    ///
    /// # Panics
    ///
    /// Beyond the last.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn row(&self, i: usize) -> RowVector<C, T>
    where
        T: Copy,
    {
        assert!(i < R, "row {i} of a {R}×{C} matrix");
        RowVector::from_fn(|j| self.0[j][i])
    }

    /// A copy of column `j`.
    ///
    /// # Panics
    ///
    /// Beyond the last.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn column(&self, j: usize) -> Vector<R, T>
    where
        T: Copy,
    {
        assert!(j < C, "column {j} of a {R}×{C} matrix");
        Vector(self.0[j])
    }

    /// The array of columns.
    #[inline]
    #[must_use]
    pub const fn as_columns(&self) -> &[[T; R]; C] {
        &self.0
    }

    /// The array of columns, to write to.
    #[inline]
    #[must_use]
    pub const fn as_mut_columns(&mut self) -> &mut [[T; R]; C] {
        &mut self.0
    }

    /// All entries, column by column: vec(A).
    #[inline]
    #[must_use]
    pub const fn as_slice(&self) -> &[T] {
        self.0.as_flattened()
    }

    /// All entries, column by column, to write to.
    #[inline]
    #[must_use]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self.0.as_flattened_mut()
    }

    /// All entries, column by column.
    #[inline]
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.as_slice().iter()
    }

    /// All entries, column by column, to write to.
    #[inline]
    pub fn iter_mut(&mut self) -> slice::IterMut<'_, T> {
        self.as_mut_slice().iter_mut()
    }

    /// `f` of each entry, column by column.
    #[inline]
    #[must_use]
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Matrix<R, C, U> {
        Matrix(self.0.map(|column| column.map(&mut f)))
    }

    /// The transpose, C×R, copied.
    #[inline]
    #[must_use]
    pub const fn transpose(&self) -> Matrix<C, R, T>
    where
        T: Scalar,
    {
        let mut transpose = Matrix::zeros();
        // `while`, because `for` is not for constants.
        let mut j = 0;
        while j < C {
            let mut i = 0;
            while i < R {
                transpose.0[i][j] = self.0[j][i];
                i += 1;
            }
            j += 1;
        }
        transpose
    }

    /// The Frobenius inner product A : B = Σ aᵢⱼ bᵢⱼ = tr(AᵀB).
    #[inline]
    #[must_use]
    pub fn dot(&self, other: &Self) -> T
    where
        T: Scalar,
    {
        inner_product::dot(self.as_slice(), other.as_slice())
    }

    /// The Frobenius norm √(Σ aᵢⱼ²), without overflow where that is finite.
    #[inline]
    #[must_use]
    pub fn norm(&self) -> T
    where
        T: Real,
    {
        inner_product::norm(self.as_slice())
    }
}

impl<const N: usize, T: Scalar> Matrix<N, N, T> {
    /// 1 on the diagonal and 0 elsewhere.
    #[inline]
    #[must_use]
    pub const fn identity() -> Self {
        let mut identity = Self::zeros();
        let mut i = 0;
        while i < N {
            identity.0[i][i] = T::ONE;
            i += 1;
        }
        identity
    }

    /// The diagonal, as a column.
    #[inline]
    #[must_use]
    pub fn diagonal(&self) -> Vector<N, T> {
        // Not `from_fn`, which need not be inlined, and then hides that i is below N.
        let mut diagonal = Vector::zeros();
        for (i, (entry, column)) in diagonal.0.iter_mut().zip(&self.0).enumerate() {
            // Not in brackets, which at level 0 could panic.
            if let Some(&x) = column.get(i) {
                *entry = x;
            }
        }
        diagonal
    }

    /// The trace Σ aᵢᵢ.
    #[inline]
    #[must_use]
    pub fn trace(&self) -> T {
        let mut sum = T::ZERO;
        for i in 0..N {
            sum += self.0[i][i];
        }
        sum
    }
}

/// All entries `T::default()`, which is 0 for numbers.
impl<const R: usize, const C: usize, T: Default> Default for Matrix<R, C, T> {
    #[inline]
    fn default() -> Self {
        Self::from_fn(|_, _| T::default())
    }
}

/// From its rows, as one writes it; from columns it is [`Matrix::from_columns`].
impl<const R: usize, const C: usize, T: Scalar> From<[[T; C]; R]> for Matrix<R, C, T> {
    #[inline]
    fn from(rows: [[T; C]; R]) -> Self {
        Self::from_rows(rows)
    }
}

/// Its rows.
impl<const R: usize, const C: usize, T: Scalar> From<Matrix<R, C, T>> for [[T; C]; R] {
    #[inline]
    fn from(matrix: Matrix<R, C, T>) -> Self {
        matrix.transpose().0
    }
}

/// The entry in row `i` and column `j`, both counted from 0. Panics outside.
impl<const R: usize, const C: usize, T> Index<(usize, usize)> for Matrix<R, C, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, (i, j): (usize, usize)) -> &T {
        assert!(i < R && j < C, "entry ({i}, {j}) of a {R}×{C} matrix");
        &self.0[j][i]
    }
}

impl<const R: usize, const C: usize, T> IndexMut<(usize, usize)> for Matrix<R, C, T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut T {
        assert!(i < R && j < C, "entry ({i}, {j}) of a {R}×{C} matrix");
        &mut self.0[j][i]
    }
}

impl<const R: usize, const C: usize, T> IntoIterator for Matrix<R, C, T> {
    type Item = T;
    type IntoIter = Flatten<array::IntoIter<[T; R], C>>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl<'a, const R: usize, const C: usize, T> IntoIterator for &'a Matrix<R, C, T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, const R: usize, const C: usize, T> IntoIterator for &'a mut Matrix<R, C, T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

/// By rows, as one writes it: `Matrix([[1.0, 2.0], [3.0, 4.0]])`.
impl<const R: usize, const C: usize, T: Debug> Debug for Matrix<R, C, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let row = |i: usize| {
            fmt::from_fn(move |f| {
                f.debug_list()
                    .entries(self.0.iter().map(|column| &column[i]))
                    .finish()
            })
        };
        let rows = fmt::from_fn(|f| f.debug_list().entries((0..R).map(row)).finish());
        f.debug_tuple("Matrix").field(&rows).finish()
    }
}

/// A [`Matrix`] of the given rows, also in constants: commas between the entries of
/// a row, semicolons between rows.
///
/// ```
/// use chainrule_core::{Matrix, matrix};
///
/// const W: Matrix<3, 2> = matrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0];
/// assert_eq!(W[(2, 0)], 5.0);
/// ```
///
/// Rows of different lengths do not compile:
///
/// ```compile_fail,E0308
/// chainrule_core::matrix![1.0, 2.0; 3.0];
/// ```
#[macro_export]
macro_rules! matrix {
    ($($($entry:expr),+ $(,)?);+ $(;)?) => { $crate::Matrix::from_rows([$([$($entry),+]),+]) };
}
