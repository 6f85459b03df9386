//! P A = L U, and what follows from it: systems of equations, determinants, inverses.

#![allow(
    clippy::inline_always,
    reason = "a call would be without the instructions of its caller"
)]

use core::cmp::Ordering;
use core::mem;
use core::slice;

use crate::inner_product::is_finite;
use crate::processor::wide::run_square;
use crate::straight::{IS_SMALL_PROCESSOR, get, set, straight};
use crate::triangular::{
    Diagonal, are_columns, divide, entry, solve_as_rows, solve_right_lower, solve_right_upper,
    solve_unit_lower, solve_unit_lower_transposed, solve_upper, solve_upper_transposed, subtract,
    write_identity,
};
use crate::{Matrix, Real, Scalar, Vector};

/// P A = L U by Gaussian elimination with partial pivoting, of an N×N matrix: [`Matrix::lu`].
///
/// L is unit lower triangular with |lᵢⱼ| ≤ 1, U upper triangular, P a permutation (Golub and Van
/// Loan, *Matrix Computations*, 4th ed., §3.4). A solution x of A x = b is the exact one for a
/// matrix that differs from A by a few N·ε‖A‖, unless entries grow during elimination, which is rare
/// (Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd ed., §9.3).
///
/// ```
/// use chainrule_core::{matrix, vector};
///
/// let a = matrix![0.0, 2.0; 4.0, 1.0];
/// let lu = a.lu();
/// assert_eq!(lu.p() * a, lu.l() * lu.u());
/// assert_eq!(lu.solve(&vector![2.0, 9.0]), vector![2.0, 1.0]);
/// assert_eq!(lu.solve_transposed(&vector![4.0, 3.0]), vector![1.0, 1.0]);
/// assert_eq!(lu.det(), -8.0);
/// ```
///
/// Nothing panics. If A is singular, a pivot is 0 or, after rounding, small: an exact 0 makes the
/// determinant 0 and every solution non-finite. NaN and infinities among the entries reach a pivot.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Lu<const N: usize, T = f64> {
    /// U on and above the diagonal, L without its ones below it.
    factors: Matrix<N, N, T>,
    /// Row k was interchanged with row `interchanges[k]`, for k = 0, 1, ….
    interchanges: [usize; N],
    /// det P.
    sign: T,
}

/// What N equations have on the right: a column, or a matrix of columns that are solved for each by
/// itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no right-hand side of {N} equations",
    label = "needs {N} rows",
    note = "A x = b, where A is {N}×{N}, has a `Vector<{N}>` on the right, or a `Matrix` of {N} rows"
)]
pub trait RightHandSide<const N: usize, T>: Clone {
    /// The columns, to write to.
    fn as_mut_columns(&mut self) -> &mut [[T; N]];
}

impl<const N: usize, T: Scalar> RightHandSide<N, T> for Vector<N, T> {
    #[inline]
    fn as_mut_columns(&mut self) -> &mut [[T; N]] {
        slice::from_mut(&mut self.0)
    }
}

impl<const N: usize, const K: usize, T: Scalar> RightHandSide<N, T> for Matrix<N, K, T> {
    #[inline]
    fn as_mut_columns(&mut self) -> &mut [[T; N]] {
        &mut self.0
    }
}

impl<const N: usize, T: Scalar> Matrix<N, N, T> {
    /// P A = L U, from which several results cost little more than one.
    #[inline]
    #[must_use]
    pub fn lu(&self) -> Lu<N, T> {
        let mut lu = Lu::BLANK;
        *lu.factors_mut() = *self;
        run_square!(N, &mut lu, |lu: &mut Lu<N, T>| lu.factorise());
        lu
    }

    /// The determinant; 1 for a 0×0 matrix. It is not finite if an entry is not, or if it overflows.
    ///
    /// ```
    /// use chainrule_core::matrix;
    ///
    /// assert_eq!(matrix![1.0, 2.0; 3.0, 4.0].det(), -2.0);
    /// ```
    ///
    /// Beyond 2×2, divisions round: the determinant of integers need not be one, and that of a
    /// singular matrix need not be exactly 0.
    #[inline]
    #[must_use]
    pub fn det(&self) -> T {
        // As accurate as pivots (it is the exact determinant of a matrix with entries that differ
        // from these by ε), and exact for integers. From 3×3 on such formulas lose digits. Where a
        // product overflows, pivots need not.
        if let &[a, c, b, d] = self.as_slice() {
            let det = a * d - b * c;
            if is_finite(det) {
                return det;
            }
        }
        self.lu().det()
    }

    /// log|det A|, also where the determinant overflows or underflows; −∞ if it is 0.
    #[inline]
    #[must_use]
    pub fn log_det(&self) -> T
    where
        T: Real,
    {
        self.lu().log_det()
    }

    /// x with A x = b, for a column or for each column of a matrix, N×K. Where A is singular it is
    /// not finite.
    ///
    /// ```
    /// use chainrule_core::{Matrix, matrix, vector};
    ///
    /// let a = matrix![2.0, 1.0; 0.0, 4.0];
    /// assert_eq!(a.solve(&vector![4.0, 8.0]), vector![1.0, 2.0]);
    /// assert_eq!(a.solve(&matrix![4.0, 2.0, 1.0; 8.0, 0.0, 4.0]), matrix![1.0, 1.0, 0.0; 2.0, 0.0, 1.0]);
    /// assert!(!Matrix::<2, 2>::ones().solve(&vector![1.0, 2.0])[1].is_finite());
    /// ```
    ///
    /// Rows that do not fit do not compile:
    ///
    /// ```compile_fail,E0277
    /// # use chainrule_core::{matrix, vector};
    /// matrix![2.0, 1.0; 0.0, 4.0].solve(&vector![1.0, 2.0, 3.0]);
    /// ```
    #[inline]
    #[must_use]
    pub fn solve<B: RightHandSide<N, T>>(&self, b: &B) -> B {
        self.lu().solve(b)
    }

    /// x with A x = b, or `None` if A [is singular](Lu::is_singular) or x is not finite.
    #[inline]
    #[must_use]
    pub fn try_solve<B: RightHandSide<N, T>>(&self, b: &B) -> Option<B> {
        let lu = self.lu();
        let mut x = lu.solve(b);
        let finite = x
            .as_mut_columns()
            .as_flattened()
            .iter()
            .copied()
            .all(is_finite);
        (finite && !lu.is_singular()).then_some(x)
    }

    /// A⁻¹, not finite if A is singular. To multiply by it, [`solve`](Matrix::solve): that is faster
    /// and more accurate.
    ///
    /// ```
    /// use chainrule_core::matrix;
    ///
    /// let a = matrix![1.0, 2.0; 0.0, 4.0];
    /// assert_eq!(a.inverse(), matrix![1.0, -0.5; 0.0, 0.25]);
    /// ```
    #[inline]
    #[must_use]
    pub fn inverse(&self) -> Self {
        self.lu().inverse()
    }

    /// A⁻¹, or `None` if A [is singular](Lu::is_singular) or A⁻¹ is not finite.
    ///
    /// ```
    /// use chainrule_core::matrix;
    ///
    /// assert_eq!(matrix![1.0, 2.0; 2.0, 4.0].try_inverse(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn try_inverse(&self) -> Option<Self> {
        self.try_solve(&Self::identity())
    }
}

impl<const N: usize, T: Scalar> Lu<N, T> {
    /// A place to be overwritten.
    pub(crate) const BLANK: Self = Lu {
        factors: Matrix::zeros(),
        interchanges: [0; N],
        sign: T::ONE,
    };

    /// Where A is written before [`factorise`](Lu::factorise).
    #[inline]
    pub(crate) fn factors_mut(&mut self) -> &mut Matrix<N, N, T> {
        &mut self.factors
    }

    /// Overwrites A, which is in `factors`, with L and U: Golub and Van Loan, algorithm 3.4.1. What
    /// the place held of another matrix is forgotten.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn factorise(&mut self) {
        self.sign = T::ONE;
        if const { !IS_SMALL_PROCESSOR && N <= 8 } {
            straight!(N, |k| self.eliminate(k));
        } else {
            for k in 0..N {
                self.eliminate(k);
            }
        }
    }

    /// Column k of L and row k of U.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn eliminate(&mut self, k: usize) {
        let columns = &mut self.factors.0;
        let Some(column) = columns.get(k) else {
            return;
        };
        let row = row_of_pivot(column, k);
        set(&mut self.interchanges, k, row);
        if row != k {
            self.sign = -self.sign;
            interchange::<N>(
                k,
                row,
                #[cfg_attr(not(unoptimised), inline(always))]
                |k, row| {
                    for column in columns.iter_mut() {
                        swap(column, k, row);
                    }
                },
            );
        }
        if let Some([column, trailing @ ..]) = columns.get_mut(k..) {
            // Where the pivot is 0, so is everything below it, and that will do as multipliers.
            if let Some([pivot, multipliers @ ..]) = column.get_mut(k..)
                && *pivot != T::ZERO
            {
                divide(multipliers, *pivot);
            }
            if const { IS_SMALL_PROCESSOR || !is_full(N) } {
                let multipliers = column.get(k + 1..).unwrap_or_default();
                for column in trailing {
                    if let Some([u, below @ ..]) = column.get_mut(k..) {
                        subtract(below, *u, multipliers);
                    }
                }
            } else {
                let mut multipliers = *column;
                for (i, x) in multipliers.iter_mut().enumerate() {
                    if i <= k {
                        *x = T::ZERO;
                    }
                }
                for column in trailing {
                    let u = get(column, k);
                    subtract(column, u, &multipliers);
                }
            }
        }
    }

    /// L, N×N, with ones on the diagonal.
    #[inline]
    #[must_use]
    pub fn l(&self) -> Matrix<N, N, T> {
        let mut l = self.factors;
        for (j, column) in l.0.iter_mut().enumerate() {
            for (i, entry) in column.iter_mut().enumerate() {
                match i.cmp(&j) {
                    Ordering::Less => *entry = T::ZERO,
                    Ordering::Equal => *entry = T::ONE,
                    Ordering::Greater => {}
                }
            }
        }
        l
    }

    /// U, N×N.
    #[inline]
    #[must_use]
    pub fn u(&self) -> Matrix<N, N, T> {
        let mut u = self.factors;
        for (j, column) in u.0.iter_mut().enumerate() {
            for below in column.iter_mut().skip(j + 1) {
                *below = T::ZERO;
            }
        }
        u
    }

    /// P, N×N.
    #[inline]
    #[must_use]
    pub fn p(&self) -> Matrix<N, N, T> {
        let mut p = Matrix::identity();
        for column in &mut p.0 {
            self.interchange(column);
        }
        p
    }

    /// det A. It overflows or underflows only where the product of the pivots does, and is 0 if a
    /// pivot is.
    #[inline]
    #[must_use]
    pub fn det(&self) -> T {
        self.sign * product(self.pivots())
    }

    /// The sign of det A: −1, 0 or 1, or NaN.
    #[inline]
    #[must_use]
    pub fn sign_det(&self) -> T {
        self.pivots()
            .fold(self.sign, |sign, pivot| sign * pivot.sign())
    }

    /// log|det A|, also where the determinant overflows or underflows; −∞ if it is 0.
    #[inline]
    #[must_use]
    pub fn log_det(&self) -> T
    where
        T: Real,
    {
        log_product(self.pivots())
    }

    /// Whether a pivot is exactly 0 or not finite. An entry of A that is not finite makes one so.
    #[inline]
    #[must_use]
    pub fn is_singular(&self) -> bool {
        !self
            .pivots()
            .all(|pivot| pivot != T::ZERO && is_finite(pivot))
    }

    /// X with A X = B, for a column or for each column of a matrix, N×K.
    #[inline]
    #[must_use]
    pub fn solve<B: RightHandSide<N, T>>(&self, b: &B) -> B {
        let mut x = b.clone();
        self.solve_in_place(x.as_mut_columns());
        x
    }

    /// X with Aᵀ X = B, for a column or for each column of a matrix, N×K.
    #[inline]
    #[must_use]
    pub fn solve_transposed<B: RightHandSide<N, T>>(&self, b: &B) -> B {
        let mut x = b.clone();
        self.solve_transposed_in_place(x.as_mut_columns());
        x
    }

    /// A⁻¹.
    #[inline]
    #[must_use]
    pub fn inverse(&self) -> Matrix<N, N, T> {
        let mut inverse = Matrix::zeros();
        run_square!(N, &mut inverse.0, |out: &mut [[T; N]; N]| self
            .write_inverse(false, T::ONE, out));
        inverse
    }

    /// out = α A⁻¹, or α A⁻ᵀ: the solution X of A X = α I, or of Aᵀ X = α I.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn write_inverse(&self, transposed: bool, alpha: T, out: &mut [[T; N]; N]) {
        write_identity(alpha, out);
        if const { IS_SMALL_PROCESSOR || is_written_out(N) } {
            for x in out {
                self.solve_column(transposed, x);
            }
        } else {
            // All columns side by side: Xᵀ Aᵀ = α I.
            if transposed {
                self.solve_right_in_place(out.as_flattened_mut(), N);
            } else {
                self.solve_right_transposed_in_place(out.as_flattened_mut(), N);
            }
            transpose(out);
        }
    }

    /// Overwrites each b with x, where A x = b.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_in_place(&self, columns: &mut [[T; N]]) {
        if !IS_SMALL_PROCESSOR && columns.len() > 1 {
            solve_as_rows(columns, |b, rows| {
                self.solve_right_transposed_in_place(b, rows);
            });
        } else {
            for x in columns {
                self.solve_column(false, x);
            }
        }
    }

    /// Overwrites each b with x, where Aᵀ x = b.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_transposed_in_place(&self, columns: &mut [[T; N]]) {
        if !IS_SMALL_PROCESSOR && columns.len() > 1 {
            solve_as_rows(columns, |b, rows| self.solve_right_in_place(b, rows));
        } else {
            for x in columns {
                self.solve_column(true, x);
            }
        }
    }

    /// Overwrites b with x, where A x = b, or Aᵀ x = b.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn solve_column(&self, transposed: bool, x: &mut [T; N]) {
        if transposed {
            solve_upper_transposed(&self.factors, x);
            solve_unit_lower_transposed(&self.factors, x);
            for (k, &interchange) in self.interchanges.iter().enumerate().rev() {
                swap(x, k, interchange);
            }
        } else {
            self.interchange(x);
            solve_unit_lower(&self.factors, x);
            solve_upper(&self.factors, x);
        }
    }

    /// Overwrites B, which has so many rows and is stored by columns, with X, where X A = B. Where
    /// B has not N columns, nothing happens.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_right_in_place(&self, b: &mut [T], rows: usize) {
        if !are_columns(N, b, rows) {
            return;
        }
        // X Pᵀ L U = B, and the last column that P moves is the first that comes back.
        let lu = &self.factors;
        solve_right_upper::<N, T>(b, rows, Diagonal::Stored, |i, j| entry(lu, i, j));
        solve_right_lower::<N, T>(b, rows, Diagonal::Ones, |i, j| entry(lu, i, j));
        for (k, &interchange) in self.interchanges.iter().enumerate().rev() {
            swap_columns(b, rows, k, interchange);
        }
    }

    /// Overwrites B, which has so many rows and is stored by columns, with X, where X Aᵀ = B. Where
    /// B has not N columns, nothing happens.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_right_transposed_in_place(&self, b: &mut [T], rows: usize) {
        if !are_columns(N, b, rows) {
            return;
        }
        // X Uᵀ Lᵀ P = B.
        let lu = &self.factors;
        for (k, &interchange) in self.interchanges.iter().enumerate() {
            swap_columns(b, rows, k, interchange);
        }
        solve_right_upper::<N, T>(b, rows, Diagonal::Ones, |i, j| entry(lu, j, i));
        solve_right_lower::<N, T>(b, rows, Diagonal::Stored, |i, j| entry(lu, j, i));
    }

    /// Overwrites x with P x.
    #[inline]
    fn interchange(&self, x: &mut [T; N]) {
        if const { is_written_out(N) } {
            straight!(few N, |k| if let Some(&row) = self.interchanges.get(k) {
                interchange::<N>(k, row, #[cfg_attr(not(unoptimised), inline(always))] |k, row| swap(x, k, row));
            });
        } else {
            for (k, &row) in self.interchanges.iter().enumerate() {
                swap(x, k, row);
            }
        }
    }

    #[inline]
    fn pivots(&self) -> impl Iterator<Item = T> + Clone {
        self.factors.diagonal().into_iter()
    }
}

/// Whether columns are so short that what takes turns is found by comparisons, so that all stays in registers.
const fn is_written_out(n: usize) -> bool {
    !IS_SMALL_PROCESSOR && n <= 4
}

/// Whether columns are subtracted as a whole, with zeros in place of what is done: short ones, and 16 numbers, which
/// fill any vectors. Of 12, the loads of two lengths wait for stores of others.
const fn is_full(n: usize) -> bool {
    n <= 8 || n == 16
}

/// Interchanges row k with one below it, or with itself.
#[cfg_attr(not(unoptimised), inline(always))]
fn interchange<const N: usize>(k: usize, row: usize, mut swap: impl FnMut(usize, usize)) {
    if const { is_written_out(N) } {
        straight!(few N, |i| if i > k && i == row {
            swap(k, i);
        });
    } else {
        swap(k, row);
    }
}

/// The row of the largest entry of a column at or below row k. NaN is not chosen over a number; as a
/// multiplier it gets into its whole row, and that row has a pivot yet to come.
#[cfg_attr(not(unoptimised), inline(always))]
fn row_of_pivot<T: Scalar>(column: &[T], k: usize) -> usize {
    let mut row = k;
    let mut largest = T::ZERO;
    for (i, x) in column.iter().enumerate().skip(k) {
        if x.abs() > largest {
            largest = x.abs();
            row = i;
        }
    }
    row
}

#[cfg_attr(not(unoptimised), inline(always))]
fn swap<T>(entries: &mut [T], i: usize, j: usize) {
    // No entry is disjoint from itself, and then there is nothing to do.
    if let Ok([x, y]) = entries.get_disjoint_mut([i, j]) {
        mem::swap(x, y);
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn transpose<const N: usize, T>(a: &mut [[T; N]; N]) {
    let a = a.as_flattened_mut();
    for j in 1..N {
        for i in 0..j {
            swap(a, j * N + i, i * N + j);
        }
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn swap_columns<T>(b: &mut [T], rows: usize, i: usize, j: usize) {
    // As with entries: no column is disjoint from itself.
    let [x, y] = [i, j].map(|k| k * rows..(k + 1) * rows);
    if let Ok([x, y]) = b.get_disjoint_mut([x, y]) {
        for (x, y) in x.iter_mut().zip(y) {
            mem::swap(x, y);
        }
    }
}

/// The product of all. On the way to it, what is large and what is small take turns, so that it
/// overflows or underflows only at the end.
#[inline]
pub(crate) fn product<T: Scalar>(factors: impl Iterator<Item = T> + Clone) -> T {
    let is_large = |x: &T| x.abs() > T::ONE;
    let mut large = factors.clone().filter(is_large);
    let mut small = factors.filter(|x| !is_large(x));
    let mut product = T::ONE;
    while let Some(factor) = if is_large(&product) {
        small.next().or_else(|| large.next())
    } else {
        large.next().or_else(|| small.next())
    } {
        product *= factor;
    }
    product
}

/// Whether a product of positive numbers has neither overflowed nor lost digits to underflow.
#[inline]
pub(crate) fn has_all_digits<T: Scalar>(product: T) -> bool {
    product > T::literal(1e-290, 1e-30) && is_finite(product)
}

/// log|Π xᵢ|: one logarithm if the product has all its digits, in order or in the better order, else the sum
/// of all of them.
#[inline]
pub(crate) fn log_product<T: Real>(factors: impl Iterator<Item = T> + Clone) -> T {
    let in_order = factors.clone().fold(T::ONE, |product, x| product * x);
    if has_all_digits(in_order.abs()) {
        return in_order.abs().log_alone();
    }
    let product = product(factors.clone()).abs();
    if has_all_digits(product) {
        product.log_alone()
    } else {
        factors.fold(T::ZERO, |sum, x| sum + x.abs().log())
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is exact is compared exactly")]
mod tests {
    use super::Lu;
    use crate::Matrix;

    /// A matrix of whole numbers whose rows elimination interchanges, and far from singular.
    fn matrix<const N: usize>(seed: usize) -> Matrix<N, N> {
        Matrix::from_fn(|i, j| {
            let large = if (i + seed) % N == j { 20.0 } else { 0.0 };
            large + small(7 * i + 5 * j + 3 * i * j + seed)
        })
    }

    /// In −4, …, 4.
    fn small(n: usize) -> f64 {
        f64::from(u32::try_from(n * n % 9).unwrap()) - 4.0
    }

    fn factorised<const N: usize>(a: &Matrix<N, N>) -> Lu<N> {
        let mut lu = Lu::BLANK;
        *lu.factors_mut() = *a;
        lu.factorise();
        lu
    }

    fn is_near<const R: usize, const C: usize>(x: &Matrix<R, C>, y: &Matrix<R, C>) -> bool {
        x.as_slice()
            .iter()
            .zip(y.as_slice())
            .all(|(x, y)| (x - y).abs() < 1e-13)
    }

    fn check<const R: usize, const N: usize>() {
        for seed in 0..N {
            let a = matrix::<N>(seed);
            let lu = factorised(&a);
            let b = Matrix::<R, N>::from_fn(|i, j| small(3 * i + 4 * j + 1));

            let mut x = b;
            lu.solve_right_in_place(x.0.as_flattened_mut(), R);
            let expected = a.transpose().lu().solve(&b.transpose()).transpose();
            assert!(is_near(&x, &expected), "X A = B, {R}×{N}: {x:?}");
            assert!(is_near(&(x * a), &b));

            let mut x = b;
            lu.solve_right_transposed_in_place(x.0.as_flattened_mut(), R);
            let expected = a.lu().solve(&b.transpose()).transpose();
            assert!(is_near(&x, &expected), "X Aᵀ = B, {R}×{N}: {x:?}");
            assert!(is_near(&(x * a.transpose()), &b));

            let mut x = b.transpose();
            lu.solve_transposed_in_place(&mut x.0);
            let expected = a.transpose().lu().solve(&b.transpose());
            assert!(is_near(&x, &expected), "Aᵀ X = B, {N}×{R}: {x:?}");
            assert!(is_near(&(a.transpose() * x), &b.transpose()));
        }
    }

    #[test]
    fn each_side_is_solved_for() {
        fn rows<const N: usize>() {
            check::<0, N>();
            check::<1, N>();
            check::<2, N>();
            check::<3, N>();
            check::<4, N>();
            check::<5, N>();
        }
        rows::<1>();
        rows::<2>();
        rows::<3>();
        rows::<4>();
        rows::<5>();
        rows::<6>();
        rows::<7>();
        rows::<8>();
        rows::<9>();
    }

    /// Three rows that change places in a circle: P is not its own inverse.
    #[test]
    fn interchanges_are_undone_in_reverse() {
        let a = Matrix::from([[0.0, 2.0, 0.0], [0.0, 0.0, 4.0], [8.0, 0.0, 0.0]]);
        let b = [2.0, 20.0, 200.0];
        let lu = factorised(&a);
        let mut x = b;
        lu.solve_right_in_place(&mut x, 1);
        assert_eq!(x, [10.0, 50.0, 0.25]);
        let mut x = b;
        lu.solve_right_transposed_in_place(&mut x, 1);
        assert_eq!(x, [25.0, 1.0, 5.0]);
    }

    #[test]
    fn a_place_is_used_again() {
        let mut lu = Lu::BLANK;
        for a in [
            Matrix::from([[0.0, 1.0], [1.0, 0.0]]),
            Matrix::from([[0.0, 2.0], [3.0, 4.0]]),
            Matrix::from([[f64::NAN, 2.0], [3.0, 4.0]]),
            Matrix::from([[5.0, 2.0], [3.0, 4.0]]),
            Matrix::from([[0.0, 0.0], [1.0, 0.0]]),
            Matrix::identity(),
        ] {
            *lu.factors_mut() = a;
            lu.factorise();
            // NaN is not equal to itself.
            let has_nan = lu.factors.0.as_flattened().iter().any(|x| x.is_nan());
            assert!(has_nan || lu == a.lu());
            assert_eq!(
                (lu.interchanges, lu.sign),
                (a.lu().interchanges, a.lu().sign)
            );
        }
        assert_eq!((lu.det(), lu.p()), (1.0, Matrix::identity()));
    }

    #[test]
    fn what_is_not_finite_comes_out() {
        for a in [
            Matrix::zeros(),
            Matrix::ones(),
            Matrix::from([[f64::NAN, 1.0], [1.0, 2.0]]),
            Matrix::from([[1.0, 1.0], [1.0, f64::NAN]]),
        ] {
            let lu = factorised(&a);
            for solve in [
                Lu::solve_right_in_place,
                Lu::solve_right_transposed_in_place,
            ] {
                let mut x = [1.0, 2.0, 1.0, 3.0];
                solve(&lu, &mut x, 2);
                let [x0, x1, x2, x3] = x.map(f64::is_finite);
                assert!(!(x0 && x2 || x1 && x3), "{a:?}");
            }
        }
        // Without all their digits, and yet.
        let least = f64::from_bits(16);
        let lu = factorised(&(Matrix::from([[4.0, 2.0], [2.0, 3.0]]) * least));
        let mut x = [8.0 * least, 8.0 * least];
        lu.solve_right_in_place(&mut x, 1);
        assert_eq!(x, [1.0, 2.0]);
    }

    #[test]
    fn one_by_one_and_nothing_by_nothing() {
        for (a, x) in [
            (4.0, [0.5, -0.25]),
            (0.0, [f64::INFINITY, -f64::INFINITY]),
            (f64::INFINITY, [0.0, 0.0]),
        ] {
            let lu = factorised(&Matrix::from([[a]]));
            let mut right = [2.0, -1.0];
            lu.solve_right_in_place(&mut right, 2);
            let mut transposed = [2.0, -1.0];
            lu.solve_right_transposed_in_place(&mut transposed, 2);
            assert_eq!((right, transposed), (x, x));
        }
        let lu = factorised(&Matrix::<0, 0>::zeros());
        lu.solve_right_in_place(&mut [], 3);
        lu.solve_right_transposed_in_place(&mut [], 3);
        lu.solve_transposed_in_place(&mut [[], []]);
        assert_eq!(lu.det(), 1.0);
    }

    #[test]
    fn what_has_not_n_columns_stays() {
        let lu = factorised(&Matrix::from([[2.0, 1.0], [1.0, 3.0]]));
        let b = [1.0, 2.0, 3.0, 4.0, 5.0];
        for (length, rows) in [
            (4, 0),
            (4, 1),
            (4, 3),
            (5, 2),
            (3, 2),
            (0, 1),
            (4, usize::MAX),
        ] {
            let mut x = b;
            lu.solve_right_in_place(&mut x[..length], rows);
            lu.solve_right_transposed_in_place(&mut x[..length], rows);
            assert_eq!(x, b);
        }
    }
}
