//! A = L D Lᵀ of a symmetric positive definite matrix.

#![allow(
    clippy::inline_always,
    reason = "what is written out has to be inlined where its indices are known"
)]

use crate::inner_product::is_finite;
use crate::lu::{has_all_digits, log_product, product};
use crate::processor::wide::run_square;
use crate::straight::{IS_SMALL_PROCESSOR, get, is_small, set, straight};
use crate::sum::{Sum, times};
use crate::triangular::{
    Diagonal, are_columns, divide, entry, solve_as_rows, solve_right_lower, solve_right_upper,
    solve_unit_lower, solve_unit_lower_transposed, subtract, write_identity,
};
use crate::{Matrix, Real, RightHandSide, Scalar};

/// A = L D Lᵀ of a symmetric positive definite matrix, N×N, with L unit lower triangular and D
/// diagonal and positive: [`Matrix::cholesky`].
///
/// It is Cholesky's factorisation without its square roots (Golub and Van Loan, *Matrix
/// Computations*, 4th ed., §4.1.2), which [`l`](Cholesky::l) takes. Half the work of
/// [`Lu`](crate::Lu), without interchanges and with an error that never grows (Higham, *Accuracy and
/// Stability of Numerical Algorithms*, 2nd ed., §10.1). What is above the diagonal of A is not read.
///
/// ```
/// use chainrule_core::{matrix, vector};
///
/// let a = matrix![4.0, 2.0; 2.0, 10.0];
/// let cholesky = a.cholesky();
/// assert_eq!(cholesky.l(), matrix![2.0, 0.0; 1.0, 3.0]);
/// assert_eq!(cholesky.solve(&vector![8.0, 22.0]), vector![1.0, 2.0]);
/// assert_eq!(cholesky.det(), 36.0);
/// ```
///
/// Nothing panics. If A is only semidefinite, such as X Xᵀ for an X of more rows than columns, an
/// entry of D is 0 or, after rounding, small and of either sign: an exact 0 makes the determinant 0 and every solution
/// non-finite. Nothing is promised of an indefinite matrix: without interchanges the error may grow,
/// and where an entry of D is 0, A is not L D Lᵀ. NaN and infinities in the lower triangle reach D.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
pub struct Cholesky<const N: usize, T = f64> {
    /// D on the diagonal, L without its ones below it, zeros above it.
    factors: Matrix<N, N, T>,
    /// 1/D, as it comes about on the way.
    #[cfg(feature = "std")]
    reciprocals: [T; N],
    /// det A as the product of pivots and of determinants of pairs, which wait for no division. It may have
    /// overflowed.
    #[cfg(feature = "std")]
    product: T,
}

impl<const N: usize, T: Scalar> Matrix<N, N, T> {
    /// A = L D Lᵀ for a symmetric positive definite A, of which the lower triangle is read. If it is
    /// not positive definite, D has an entry that is not positive, or not finite; nothing panics.
    #[inline]
    #[must_use]
    pub fn cholesky(&self) -> Cholesky<N, T> {
        let mut cholesky = Cholesky::BLANK;
        *cholesky.factors_mut() = *self;
        run_square!(N, &mut cholesky, |cholesky: &mut Cholesky<N, T>| cholesky
            .factorise());
        cholesky
    }

    /// A = L D Lᵀ, or `None` if A, of which the lower triangle is read, [is not positive
    /// definite](Cholesky::is_positive_definite).
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
        cholesky.is_positive_definite().then_some(cholesky)
    }
}

impl<const N: usize, T: Scalar> Cholesky<N, T> {
    /// A place to be overwritten.
    pub(crate) const BLANK: Self = Cholesky {
        factors: Matrix::zeros(),
        #[cfg(feature = "std")]
        reciprocals: [T::ZERO; N],
        #[cfg(feature = "std")]
        product: T::ONE,
    };

    /// Where A is written before [`factorise`](Cholesky::factorise).
    #[inline]
    pub(crate) fn factors_mut(&mut self) -> &mut Matrix<N, N, T> {
        &mut self.factors
    }

    /// Overwrites A, which is in `factors`, with L and D: Golub and Van Loan, algorithm 4.1.2. What
    /// the place held of another matrix is forgotten.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn factorise(&mut self) {
        if const { IS_SMALL_PROCESSOR && is_written_out(N, N) } {
            straight!(few N, |k| factorise_column(&mut self.factors, k));
        } else {
            self.factorise_by_loops();
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn factorise_by_loops(&mut self) {
        #[cfg(feature = "std")]
        {
            self.product = T::ONE;
        }
        if const { IS_SMALL_PROCESSOR } {
            for k in 0..N {
                self.eliminate(k);
            }
        } else if const { N <= 8 } {
            // A step at a time, so that the loops in it are of known lengths.
            straight!(N, |k| if k.is_multiple_of(2) {
                self.eliminate_pair(k);
            });
        } else {
            for k in (0..N).step_by(2) {
                self.eliminate_pair(k);
            }
        }
    }

    /// Columns k and k + 1 at once. The second pivot is δ/p, of the first one and the determinant δ of the 2×2
    /// block, so that the two divisions, by p and by δ, do not wait for each other.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn eliminate_pair(&mut self, k: usize) {
        let Some([first, second, rest @ ..]) = self.factors.0.get_mut(k..) else {
            return self.eliminate(k);
        };
        let (p, q) = (get(first, k), get(first, k + 1));
        let det = p * get(second, k + 1) - q * q;
        let by_p = T::ONE.quotient(p);
        let by_pivot = p * T::ONE.quotient(det);
        if !(p.has_reciprocal() && det.has_reciprocal() && by_pivot.has_reciprocal()) {
            self.eliminate(k);
            return self.eliminate(k + 1);
        }
        let mut l = [[T::ZERO; N]; 2];
        let mut left = [T::ZERO; N];
        let multiplier = q * by_p;
        for i in k + 2..N {
            set(&mut l[0], i, get(first, i) * by_p);
            set(&mut left, i, get(second, i) - multiplier * get(first, i));
            set(&mut l[1], i, get(&left, i) * by_pivot);
        }
        for (j, column) in (k + 2..).zip(rest) {
            let (x, y) = (get(&l[0], j), get(&l[1], j));
            for i in j..N {
                let entry = get(column, i) - x * get(first, i) - y * get(&left, i);
                set(column, i, entry);
            }
        }
        set(&mut l[0], k, p);
        set(&mut l[0], k + 1, multiplier);
        set(&mut l[1], k + 1, det * by_p);
        [*first, *second] = l;
        #[cfg(feature = "std")]
        {
            set(&mut self.reciprocals, k, by_p);
            set(&mut self.reciprocals, k + 1, by_pivot);
            self.product *= det;
        }
    }

    /// Column k of L and D, and what is left of the columns behind it.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn eliminate(&mut self, k: usize) {
        let columns = &mut self.factors.0;
        let Some(&column) = columns.get(k) else {
            return;
        };
        let pivot = get(&column, k);
        // Where the pivot of a semidefinite matrix is 0, so is everything below it, and that will do as
        // multipliers.
        let divisor = if pivot == T::ZERO { T::ONE } else { pivot };
        let mut l = [T::ZERO; N];
        set(&mut l, k, pivot);
        for j in k + 1..N {
            let mut multiplier = get(&column, j).quotient(divisor);
            set(&mut l, j, multiplier);
            // What rounding left below a pivot of 0 takes no part; NaN does.
            if pivot == T::ZERO {
                multiplier *= T::ZERO;
            }
            if let Some(rest) = columns.get_mut(j) {
                for i in j..N {
                    let entry = get(rest, i) - multiplier * get(&column, i);
                    set(rest, i, entry);
                }
            }
        }
        if let Some(place) = columns.get_mut(k) {
            *place = l;
        }
        #[cfg(feature = "std")]
        {
            set(&mut self.reciprocals, k, T::ONE.quotient(pivot));
            self.product *= pivot;
        }
    }

    /// L √D, N×N, lower triangular: the L of A = L Lᵀ, with NaN where an entry of D is negative.
    #[inline]
    #[must_use]
    pub fn l(&self) -> Matrix<N, N, T>
    where
        T: Real,
    {
        let mut l = self.factors;
        for (k, column) in l.0.iter_mut().enumerate() {
            if let [pivot, below @ ..] = &mut column[k..] {
                *pivot = pivot.sqrt();
                for l in below {
                    *l *= *pivot;
                }
            }
        }
        l
    }

    /// det A; 1 for a 0×0 matrix. It overflows or underflows only where the product of the entries of
    /// D does, and is 0 if one of them is.
    #[inline]
    #[must_use]
    pub fn det(&self) -> T {
        product(self.pivots())
    }

    /// log|det A|, also where the determinant overflows or underflows; −∞ if it is 0.
    #[inline]
    #[must_use]
    pub fn log_det(&self) -> T
    where
        T: Real,
    {
        let d = self.factors.as_slice();
        #[cfg(feature = "std")]
        if self.product.abs().has_reciprocal() {
            return self.product.abs().log_alone();
        }
        if const { is_written_out(N, N) } {
            if const { IS_SMALL_PROCESSOR } {
                let mut det = T::ONE;
                straight!(few N, |k| det = times(det, get(d, k * N + k).abs()));
                if has_all_digits(det) {
                    return det.log_alone();
                }
            }
            let mut pivots = [T::ZERO; N];
            straight!(few N, |k| set(&mut pivots, k, get(d, k * N + k)));
            return sum_of_logs(&pivots);
        }
        log_product(self.pivots())
    }

    /// Whether every entry of D is positive and finite. An entry of the lower triangle of A that is
    /// not finite makes one not so.
    #[inline]
    #[must_use]
    pub fn is_positive_definite(&self) -> bool {
        self.pivots()
            .all(|pivot| pivot > T::ZERO && is_finite(pivot))
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
        let mut inverse = Matrix::zeros();
        run_square!(N, &mut inverse.0, |out: &mut [[T; N]; N]| self
            .write_inverse(T::ONE, out));
        inverse
    }

    /// Overwrites each b with x, where A x = b.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_in_place(&self, columns: &mut [[T; N]]) {
        if is_written_out(N, columns.len()) {
            straight!(16, |j| if let Some(x) = columns.get_mut(j) {
                solve_straight(&self.factors, x, 1, 0);
            });
        } else {
            self.solve_by_loops(columns);
        }
    }

    /// out = α A⁻¹, as L⁻ᵀ (α D⁻¹) L⁻¹.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn write_inverse(&self, alpha: T, out: &mut [[T; N]; N]) {
        let mut scales = const { [T::ZERO; N] };
        if const { is_written_out(N, N) } {
            straight!(few N, |k| set(&mut scales, k, self.over_pivot(alpha, k)));
            self.write_inverse_straight(&scales, out.as_flattened_mut());
        } else if const { !IS_SMALL_PROCESSOR && N > 8 } {
            write_identity(alpha, out);
            self.solve_right_in_place(out.as_flattened_mut(), N);
        } else {
            for (k, scale) in scales.iter_mut().enumerate() {
                *scale = self.over_pivot(alpha, k);
            }
            self.write_inverse_by_loops(&scales, out);
        }
    }

    /// α/dₖ, of the inverse, which overflows where 1/dₖ does.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn over_pivot(&self, alpha: T, k: usize) -> T {
        #[cfg(feature = "std")]
        return alpha * get(&self.reciprocals, k);
        #[cfg(not(feature = "std"))]
        alpha.divided_by(entry(&self.factors, k, k).to_divisor())
    }

    /// Half of the inverse, from half of L⁻¹.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_inverse_straight(&self, scales: &[T; N], out: &mut [T]) {
        let l = self.factors.0.as_flattened();
        let mut below = const { [[T::ZERO; N]; N] };
        let below = below.as_flattened_mut();
        straight!(few N, |i| straight!(few N, |j| if j < i {
            let mut sum = Sum::of(get(l, j * N + i));
            straight!(few N, |k| if j < k && k < i {
                sum = sum.plus(get(l, k * N + i), get(below, j * N + k));
            });
            set(below, j * N + i, -sum.end());
        }));
        straight!(few N, |j| straight!(few N, |i| if j <= i {
            let scale = get(scales, i);
            let mut sum = if j < i {
                Sum::of_product(scale, get(below, j * N + i))
            } else {
                Sum::of(scale)
            };
            straight!(few N, |k| if i < k {
                sum = sum.plus(times(get(scales, k), get(below, i * N + k)), get(below, j * N + k));
            });
            let sum = sum.end();
            set(out, j * N + i, sum);
            set(out, i * N + j, sum);
        }));
    }

    /// The same by rows of L⁻¹, and whole columns of the inverse.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_inverse_by_loops(&self, scales: &[T; N], out: &mut [[T; N]; N]) {
        let mut rows = [[T::ZERO; N]; N];
        for i in 0..N {
            let mut sum = [T::ZERO; N];
            set(&mut sum, i, T::ONE);
            for (k, row) in rows.iter().enumerate().take(i) {
                let l = entry(&self.factors, i, k);
                if let (Some(sum), Some(row)) = (sum.get_mut(..=k), row.get(..=k)) {
                    subtract(sum, l, row);
                }
            }
            if let Some(row) = rows.get_mut(i) {
                *row = sum;
            }
        }
        for (j, column) in out.iter_mut().enumerate() {
            let mut sum = [T::ZERO; N];
            for k in j..N {
                if let (Some(sum), Some(row)) = (sum.get_mut(..=k), rows.get(k)) {
                    let factor = get(row, j) * get(scales, k);
                    subtract(sum, -factor, row);
                }
            }
            *column = sum;
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn solve_by_loops(&self, columns: &mut [[T; N]]) {
        if !IS_SMALL_PROCESSOR && columns.len() > 1 {
            return solve_as_rows(columns, |b, rows| self.solve_right_by_loops(b, rows));
        }
        for x in columns {
            solve_unit_lower(&self.factors, x);
            for (x, pivot) in x.iter_mut().zip(self.pivots()) {
                *x = x.quotient(pivot);
            }
            solve_unit_lower_transposed(&self.factors, x);
        }
    }

    /// Overwrites each b with x, where Aᵀ x = b: A is symmetric.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_transposed_in_place(&self, columns: &mut [[T; N]]) {
        self.solve_in_place(columns);
    }

    /// Overwrites B, which has so many rows and is stored by columns, with X, where X A = B. Where
    /// B has not N columns, nothing happens.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_right_in_place(&self, b: &mut [T], rows: usize) {
        if is_written_out(N, rows) && b.len() == N * rows {
            straight!(16, |i| if i < rows {
                solve_straight(&self.factors, b, rows, i);
            });
        } else {
            self.solve_right_by_loops(b, rows);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn solve_right_by_loops(&self, b: &mut [T], rows: usize) {
        if !are_columns(N, b, rows) {
            return;
        }
        let l = &self.factors;
        solve_right_upper::<N, T>(b, rows, Diagonal::Ones, |i, j| entry(l, j, i));
        for (k, pivot) in self.pivots().enumerate() {
            if let Some(x) = b.get_mut(k * rows..(k + 1) * rows) {
                divide(x, pivot);
            }
        }
        solve_right_lower::<N, T>(b, rows, Diagonal::Ones, |i, j| entry(l, i, j));
    }

    /// Overwrites B, which has so many rows and is stored by columns, with X, where X Aᵀ = B: A is
    /// symmetric.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn solve_right_transposed_in_place(&self, b: &mut [T], rows: usize) {
        self.solve_right_in_place(b, rows);
    }

    #[inline]
    fn pivots(&self) -> impl Iterator<Item = T> + Clone {
        self.factors.diagonal().into_iter()
    }
}

/// Whether the work on N vectors of N entries, or on so many, is written out. With wide vectors, what is
/// smaller than a few of them is.
#[cfg_attr(not(unoptimised), inline(always))]
const fn is_written_out(n: usize, vectors: usize) -> bool {
    if IS_SMALL_PROCESSOR {
        n <= 6 && vectors <= 16 && is_small(n * n * vectors)
    } else {
        n <= 4 && vectors <= 4
    }
}

/// A column of L and D, of an algorithm that goes from column to column.
#[cfg_attr(not(unoptimised), inline(always))]
fn factorise_column<const N: usize, T: Scalar>(a: &mut Matrix<N, N, T>, k: usize) {
    let a = a.0.as_flattened_mut();
    let mut scales = const { [T::ZERO; N] };
    straight!(few N, |j| if j < k {
        set(&mut scales, j, -times(get(a, j * N + k), get(a, j * N + j)));
        set(a, k * N + j, T::ZERO);
    });
    straight!(few N, |i| if i >= k {
        let mut sum = Sum::of(get(a, k * N + i));
        straight!(few N, |j| if j < k {
            sum = sum.plus(get(&scales, j), get(a, j * N + i));
        });
        set(a, k * N + i, sum.end());
    });
    // As above: where the pivot is 0, so is everything below it.
    let pivot = get(a, k * N + k);
    let divisor = if pivot == T::ZERO {
        T::ONE
    } else {
        pivot.to_divisor()
    };
    straight!(few N, |i| if i > k {
        set(a, k * N + i, get(a, k * N + i).divided_by(divisor));
    });
}

/// Σ log|dₖ|, where the product of the pivots has no digits.
#[cold]
#[inline(never)]
fn sum_of_logs<T: Real>(pivots: &[T]) -> T {
    // Of how many is hidden, as a compiler that knew would write a logarithm for each.
    let pivots = core::hint::black_box(pivots);
    pivots.iter().fold(T::ZERO, |sum, d| sum + d.abs().log())
}

/// Overwrites b with x, where L D Lᵀ x = b, in entries that lie so far apart.
#[cfg_attr(not(unoptimised), inline(always))]
fn solve_straight<const N: usize, T: Scalar>(
    factors: &Matrix<N, N, T>,
    x: &mut [T],
    stride: usize,
    start: usize,
) {
    let a = factors.0.as_flattened();
    straight!(few N, |i| if i > 0 {
        let mut sum = Sum::of(get(x, start + i * stride));
        straight!(few N, |k| if k < i {
            sum = sum.plus(-get(x, start + k * stride), get(a, k * N + i));
        });
        set(x, start + i * stride, sum.end());
    });
    straight!(few N, |k| {
        let i = start + k * stride;
        set(x, i, get(x, i).divided_by(get(a, k * N + k).to_divisor()));
    });
    straight!(reversed N, |k| if k + 1 < N {
        let mut sum = Sum::of(get(x, start + k * stride));
        straight!(reversed N, |i| if i > k {
            sum = sum.plus(-get(x, start + i * stride), get(a, k * N + i));
        });
        set(x, start + k * stride, sum.end());
    });
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "what is exact is compared exactly")]
mod tests {
    use core::cmp::Ordering;

    use super::Cholesky;
    use crate::straight::IS_SMALL_PROCESSOR;
    use crate::{Matrix, Scalar, Vector};

    const NAN: f64 = f64::NAN;
    const INF: f64 = f64::INFINITY;

    /// In −4, …, 4.
    fn small(n: usize) -> f64 {
        f64::from(u32::try_from(n * n % 9).unwrap()) - 4.0
    }

    /// Symmetric and positive definite, of whole numbers.
    fn definite<const N: usize>(seed: usize) -> Matrix<N, N> {
        let g = Matrix::<N, N>::from_fn(|i, j| small(7 * i + 5 * j + 3 * i * j + seed));
        g * g.transpose() + Matrix::identity() * 20.0
    }

    /// By arithmetic and comparison alone.
    fn factorised<const N: usize, T: Scalar>(a: &Matrix<N, N, T>) -> Cholesky<N, T> {
        let mut cholesky = Cholesky::BLANK;
        *cholesky.factors_mut() = *a;
        cholesky.factorise();
        cholesky
    }

    /// L D Lᵀ.
    fn multiplied<const N: usize>(cholesky: &Cholesky<N>) -> Matrix<N, N> {
        let entry = |i: usize, j: usize| match i.cmp(&j) {
            Ordering::Less => 0.0,
            Ordering::Equal => 1.0,
            Ordering::Greater => cholesky.factors[(i, j)],
        };
        let l = Matrix::<N, N>::from_fn(entry);
        Matrix::from_fn(|i, j| entry(i, j) * cholesky.factors[(j, j)]) * l.transpose()
    }

    fn is_near<const R: usize, const C: usize>(x: &Matrix<R, C>, y: &Matrix<R, C>) -> bool {
        x.as_slice()
            .iter()
            .zip(y.as_slice())
            .all(|(x, y)| (x - y).abs() < 1e-12)
    }

    fn check<const R: usize, const N: usize>() {
        for seed in 0..N {
            let a = definite::<N>(seed);
            let cholesky = factorised(&a);
            assert!(is_near(&multiplied(&cholesky), &a));
            let b = Matrix::<R, N>::from_fn(|i, j| small(3 * i + 4 * j + 1));
            let expected = a.lu().solve(&b.transpose());

            for solve in [
                Cholesky::solve_right_in_place,
                Cholesky::solve_right_transposed_in_place,
            ] {
                let mut x = b;
                solve(&cholesky, x.0.as_flattened_mut(), R);
                assert!(is_near(&x, &expected.transpose()), "{R}×{N}: {x:?}");
                assert!(is_near(&(x * a), &b));
            }
            for solve in [
                Cholesky::solve_in_place,
                Cholesky::solve_transposed_in_place,
            ] {
                let mut x = b.transpose();
                solve(&cholesky, &mut x.0);
                assert!(is_near(&x, &expected), "{N}×{R}: {x:?}");
            }
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

    #[test]
    fn a_place_is_used_again() {
        let mut cholesky = Cholesky::BLANK;
        for a in [
            Matrix::from([[4.0, 9.0], [2.0, 5.0]]),
            Matrix::from([[NAN, 9.0], [NAN, NAN]]),
            Matrix::from([[0.0, 9.0], [0.0, 0.0]]),
            Matrix::from([[2.0, 9.0], [1.0, 3.0]]),
        ] {
            *cholesky.factors_mut() = a;
            cholesky.factorise();
            let is_nan = a[(0, 0)].is_nan();
            assert!(is_nan || cholesky == a.cholesky());
            assert_eq!(cholesky.factors[(0, 1)], 0.0);
        }
        assert_eq!(cholesky.factors, Matrix::from([[2.0, 0.0], [0.5, 2.5]]));
    }

    /// D A D with a D of very different powers of 2: pivots and determinants of pairs that have all digits, and
    /// some that have not.
    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "they are whole numbers")]
    fn the_scale_does_not_matter() {
        macro_rules! check {
            ($T:ident, $tolerance:literal, $exponents:expr) => {
                let a = definite::<6>(1).map(|x| x as $T);
                let b = Vector::<6, $T>::from([3.0, -1.0, 4.0, 1.0, -5.0, 9.0]);
                let x = a.cholesky().solve(&b);
                for exponents in $exponents {
                    let d = exponents.map(|exponent| $T::powi(2.0, exponent));
                    let scaled = Matrix::<6, 6, $T>::from_fn(|i, j| d[i] * a[(i, j)] * d[j]);
                    let y = scaled
                        .cholesky()
                        .solve(&Vector::<6, $T>::from_fn(|i| d[i] * b[i]));
                    for i in 0..6 {
                        assert!(
                            (y[i] * d[i] - x[i]).abs() < $tolerance,
                            "{exponents:?}: {y:?}"
                        );
                    }
                }
            };
        }
        // The reciprocal of the first pivot of a pair overflows, that of a determinant, that of the second pivot.
        check!(
            f64,
            1e-13,
            [
                [-516, 250, 0, 0, 500, 500],
                [0, -480, -490, -490, 490, 0],
                [500, -500, 100, -516, -500, 100],
            ]
        );
        // In f32 a small processor multiplies by reciprocals of all pivots, so that none may be subnormal.
        let least = if IS_SMALL_PROCESSOR { -60 } else { -68 };
        check!(
            f32,
            1e-4,
            [
                [least, 40, 0, 0, 50, 50],
                [0, -48, -49, -49, 49, 0],
                [50, -50, 10, least, -50, 10],
            ]
        );
    }

    /// x xᵀ and X Xᵀ of whole numbers, where nothing rounds.
    #[test]
    fn semidefinite() {
        let x = Matrix::<4, 1>::from([[1.0], [2.0], [-3.0], [5.0]]);
        let y = Matrix::<4, 2>::from([[1.0, 0.0], [2.0, 1.0], [0.0, -3.0], [5.0, 2.0]]);
        for (a, pivots) in [
            (x * x.transpose(), [1.0, 0.0, 0.0, 0.0]),
            (y * y.transpose(), [1.0, 1.0, 0.0, 0.0]),
            (Matrix::zeros(), [0.0; 4]),
        ] {
            let cholesky = factorised(&a);
            assert_eq!(cholesky.factors.diagonal().0, pivots);
            assert_eq!(multiplied(&cholesky), a);
            assert_eq!(cholesky.l() * cholesky.l().transpose(), a);
            assert_eq!((cholesky.det(), cholesky.log_det()), (0.0, -INF));
            assert!(!cholesky.is_positive_definite());
            // Also where A x = b has solutions.
            for b in [[1.0, 0.0, 2.0, 1.0], [1.0, 2.0, -3.0, 5.0], [0.0; 4]] {
                let mut x = b;
                cholesky.solve_right_in_place(&mut x, 1);
                assert!(x.iter().any(|x| !x.is_finite()));
                let mut x = [b];
                cholesky.solve_in_place(&mut x);
                assert!(x[0].iter().any(|x| !x.is_finite()));
            }
        }
        // A pivot of 0 in the middle: what comes after it is factorised all the same.
        let a = Matrix::from([[4.0, 0.0, 2.0], [0.0, 0.0, 0.0], [2.0, 0.0, 10.0]]);
        let cholesky = factorised(&a);
        assert_eq!(cholesky.factors.diagonal().0, [4.0, 0.0, 9.0]);
        // Below a 0 that rounding made, something is left: it takes no part.
        let a = Matrix::from([[0.0, 0.125], [0.125, 3.0]]);
        assert_eq!(factorised(&a).factors.diagonal().0, [0.0, 3.0]);
        assert_eq!(factorised(&a).det(), 0.0);
    }

    #[test]
    fn rounded_semidefinite() {
        for seed in 0..50 {
            let x = Matrix::<6, 3>::from_fn(|i, j| small(7 * i + 5 * j + 3 * i * j + seed) / 3.0);
            let cholesky = factorised(&(x * x.transpose()));
            assert!(cholesky.det().abs() < 1e-20, "{}", cholesky.det());
            assert!(cholesky.log_det() < -40.0);
        }
    }

    #[test]
    fn indefinite() {
        let a = Matrix::from([[1.0, 2.0, 0.0], [2.0, 1.0, 3.0], [0.0, 3.0, -8.0]]);
        let cholesky = factorised(&a);
        assert_eq!(cholesky.factors.diagonal().0, [1.0, -3.0, -5.0]);
        assert_eq!(multiplied(&cholesky), a);
        assert_eq!((cholesky.det(), cholesky.log_det()), (15.0, 15.0_f64.ln()));
        assert!(!cholesky.is_positive_definite());
        assert!(cholesky.l()[(1, 1)].is_nan());
        let b = [3.0, 6.0, -5.0];
        let mut x = b;
        cholesky.solve_right_in_place(&mut x, 1);
        assert!(x.iter().all(|x| (x - 1.0).abs() < 1e-15));
    }

    #[test]
    fn what_is_not_finite_reaches_a_pivot() {
        for wrong in [NAN, INF, -INF] {
            for (i, j) in (0..4).flat_map(|i| (0..=i).map(move |j| (i, j))) {
                // Also beside a pivot of 0.
                for mut a in [definite::<4>(2), Matrix::zeros()] {
                    a[(i, j)] = wrong;
                    let cholesky = factorised(&a);
                    let pivots = cholesky.factors.diagonal();
                    assert!(pivots.into_iter().any(|x| !x.is_finite()), "{a:?}");
                    assert!(!cholesky.is_positive_definite());
                    assert!(!cholesky.det().is_finite());
                    let mut x = [1.0; 4];
                    cholesky.solve_right_in_place(&mut x, 1);
                    assert!(!wrong.is_nan() || x.iter().any(|x| x.is_nan()));
                }
            }
        }
    }

    /// Products underflow, and 1 / d overflows.
    #[test]
    fn without_all_their_digits() {
        let least = f64::from_bits(16);
        let a = Matrix::from([[2.0, 1.0], [1.0, 1.0]]) * least;
        let cholesky = factorised(&a);
        assert_eq!(
            cholesky.factors,
            Matrix::from([[2.0 * least, 0.0], [0.5, least / 2.0]])
        );
        assert!(cholesky.is_positive_definite());
        let mut x = [4.0 * least, 3.0 * least];
        cholesky.solve_right_in_place(&mut x, 1);
        assert_eq!(x, [1.0, 2.0]);
        let mut x = [[4.0 * least, 3.0 * least]];
        cholesky.solve_in_place(&mut x);
        assert_eq!(x, [[1.0, 2.0]]);
        assert_eq!(cholesky.det(), 0.0);
        assert!((cholesky.log_det() - 2.0 * least.ln()).abs() < 1e-12);
    }

    #[test]
    fn one_by_one_and_nothing_by_nothing() {
        for (a, x) in [
            (4.0, [0.5, -0.25]),
            (-4.0, [-0.5, 0.25]),
            (0.0, [INF, -INF]),
            (INF, [0.0, 0.0]),
        ] {
            let cholesky = factorised(&Matrix::from([[a]]));
            let mut right = [2.0, -1.0];
            cholesky.solve_right_in_place(&mut right, 2);
            assert_eq!((right, cholesky.det()), (x, a));
            assert_eq!(cholesky.is_positive_definite(), a == 4.0);
        }
        let cholesky = factorised(&Matrix::<0, 0>::zeros());
        cholesky.solve_right_in_place(&mut [], 3);
        cholesky.solve_in_place(&mut [[], []]);
        assert_eq!((cholesky.det(), cholesky.log_det()), (1.0, 0.0));
        assert!(cholesky.is_positive_definite());
    }

    #[test]
    fn what_has_not_n_columns_stays() {
        let cholesky = factorised(&Matrix::from([[2.0, 1.0], [1.0, 3.0]]));
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
            cholesky.solve_right_in_place(&mut x[..length], rows);
            assert_eq!(x, b);
        }
    }
}
