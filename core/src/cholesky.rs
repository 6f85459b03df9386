//! A = L Lᵀ of a symmetric positive definite matrix.

use crate::inner_product::is_finite;
use crate::lu::{Diagonal, log_product, product, solve_lower, solve_lower_transposed, subtract};
use crate::{Matrix, Real, RightHandSide};

/// A = L Lᵀ of a symmetric positive definite matrix, N×N, with L lower triangular and positive on
/// the diagonal: [`Matrix::cholesky`].
///
/// Half the work of [`Lu`](crate::Lu), without pivots and with an error that never grows (Golub and
/// Van Loan, *Matrix Computations*, 4th ed., §4.2; Higham, *Accuracy and Stability of Numerical
/// Algorithms*, 2nd ed., §10.1). What is above the diagonal of A is not read.
///
/// ```
/// use chainrule_core::{matrix, vector};
///
/// let a = matrix![4.0, 2.0; 2.0, 10.0];
/// let cholesky = a.cholesky();
/// assert_eq!(*cholesky.l(), matrix![2.0, 0.0; 1.0, 3.0]);
/// assert_eq!(cholesky.solve(&vector![8.0, 22.0]), vector![1.0, 2.0]);
/// assert_eq!(cholesky.det(), 36.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cholesky<const N: usize, T = f64> {
    l: Matrix<N, N, T>,
}

impl<const N: usize, T: Real> Matrix<N, N, T> {
    /// A = L Lᵀ for a symmetric positive definite A, of which the lower triangle is read. If it is
    /// not positive definite, L has an entry on its diagonal that is 0, infinite or NaN; nothing
    /// panics.
    #[inline]
    #[must_use]
    pub fn cholesky(&self) -> Cholesky<N, T> {
        let mut cholesky = Cholesky { l: *self };
        cholesky.factorise();
        cholesky
    }

    /// A = L Lᵀ, or `None` if A, of which the lower triangle is read, is not positive definite.
    ///
    /// ```
    /// use chainrule_core::matrix;
    ///
    /// assert!(matrix![2.0, 1.0; 1.0, 2.0].try_cholesky().is_some());
    /// assert!(matrix![1.0, 2.0; 2.0, 1.0].try_cholesky().is_none());
    /// ```
    #[inline]
    #[must_use]
    pub fn try_cholesky(&self) -> Option<Cholesky<N, T>> {
        let cholesky = self.cholesky();
        let definite = cholesky
            .pivots()
            .all(|pivot| pivot > T::ZERO && is_finite(pivot));
        definite.then_some(cholesky)
    }
}

impl<const N: usize, T: Real> Cholesky<N, T> {
    /// Overwrites A, which is in `l`, with L: Golub and Van Loan, algorithm 4.2.1.
    #[inline]
    pub(crate) fn factorise(&mut self) {
        for k in 0..N {
            if let (done, [column, ..]) = self.l.0.split_at_mut(k) {
                let (above, column) = column.split_at_mut(k);
                above.fill(T::ZERO);
                for l in done {
                    if let l @ [scale, ..] = &l[k..] {
                        subtract(column, *scale, l);
                    }
                }
                if let [pivot, below @ ..] = column {
                    *pivot = pivot.sqrt();
                    for l in below {
                        *l /= *pivot;
                    }
                }
            }
        }
    }

    /// L, N×N, with zeros above the diagonal.
    #[inline]
    #[must_use]
    pub const fn l(&self) -> &Matrix<N, N, T> {
        &self.l
    }

    /// det A; 1 for a 0×0 matrix.
    #[inline]
    #[must_use]
    pub fn det(&self) -> T {
        let det = product(self.pivots());
        det * det
    }

    /// log det A, also where the determinant overflows or underflows.
    #[inline]
    #[must_use]
    pub fn log_det(&self) -> T {
        let log = log_product(self.pivots());
        log + log
    }

    /// X with A X = B, for a column or for each column of a matrix, N×K.
    #[inline]
    #[must_use]
    pub fn solve<B: RightHandSide<N, T>>(&self, b: &B) -> B {
        let mut x = b.clone();
        self.solve_in_place(x.as_mut_columns());
        x
    }

    /// A⁻¹.
    #[inline]
    #[must_use]
    pub fn inverse(&self) -> Matrix<N, N, T> {
        self.solve(&Matrix::identity())
    }

    /// Overwrites each b with x, where A x = b.
    #[inline]
    pub(crate) fn solve_in_place(&self, columns: &mut [[T; N]]) {
        for x in columns {
            solve_lower(&self.l, Diagonal::Stored, x);
            solve_lower_transposed(&self.l, Diagonal::Stored, x);
        }
    }

    #[inline]
    fn pivots(&self) -> impl Iterator<Item = T> + Clone {
        self.l.diagonal().into_iter()
    }
}
