//! Inverses that are never formed: a matrix is factorised into a place, and what multiplies its
//! inverse is solved for.

use core::marker::PhantomData;

use super::array::{Array, MatrixArray};
use super::matrix::{Factor, MatrixExpr};
use super::{
    Blank, ColumnExpr, Expr, MatMul, MatVec, MatrixKind, Onto, S, ScalarKind, Term, kernel,
};
use crate::{Cholesky, Lu, Real, Scalar};

/// The factors of a matrix: [`Lu`] or [`Cholesky`].
pub trait Factorisation: Blank {
    /// Type of the entries.
    type T: Scalar;
    /// `[[T; N]; N]`
    type Array: MatrixArray<T = Self::T>;

    /// Where the matrix is written before it is factorised.
    fn matrix(&mut self) -> &mut Self::Array;

    /// Overwrites the matrix with its factors.
    fn factorise(&mut self);

    /// Overwrites columns b with A⁻¹ b, or with A⁻ᵀ b.
    fn solve(&self, transposed: bool, columns: &mut [Self::T]);

    /// out = α A⁻¹, or α A⁻ᵀ.
    fn write_inverse(&self, transposed: bool, alpha: Self::T, out: &mut Self::Array);

    /// Overwrites B, stored by columns of so many rows, with B A⁻¹, or with B A⁻ᵀ.
    fn solve_right(&self, transposed: bool, b: &mut [Self::T], rows: usize);

    /// det A.
    fn det(&self) -> Self::T;

    /// log|det A|.
    fn log_det(&self) -> Self::T
    where
        Self::T: Real;
}

macro_rules! factorisation {
    ($Factors:ident, |$self:ident, $transposed:ident, $alpha:ident, $out:ident| $write_inverse:expr) => {
        impl<const N: usize, T: Scalar> Blank for $Factors<N, T> {
            const BLANK: Self = $Factors::<N, T>::BLANK;
        }

        impl<const N: usize, T: Scalar> Factorisation for $Factors<N, T> {
            type T = T;
            type Array = [[T; N]; N];

            #[cfg_attr(not(unoptimised), inline(always))]
            fn matrix(&mut self) -> &mut [[T; N]; N] {
                &mut self.factors_mut().0
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn factorise(&mut self) {
                self.factorise();
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn solve(&self, transposed: bool, columns: &mut [T]) {
                // No equations have no solution to be found, and there are no chunks of 0.
                if N == 0 {
                    return;
                }
                let (columns, _) = columns.as_chunks_mut::<N>();
                if transposed {
                    self.solve_transposed_in_place(columns);
                } else {
                    self.solve_in_place(columns);
                }
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn write_inverse(&$self, $transposed: bool, $alpha: T, $out: &mut [[T; N]; N]) {
                $write_inverse
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn solve_right(&self, transposed: bool, b: &mut [T], rows: usize) {
                if transposed {
                    self.solve_right_transposed_in_place(b, rows);
                } else {
                    self.solve_right_in_place(b, rows);
                }
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn det(&self) -> T {
                self.det()
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn log_det(&self) -> T
            where
                T: Real,
            {
                self.log_det()
            }
        }
    };
}

factorisation!(Lu, |self, transposed, alpha, out| self
    .write_inverse(transposed, alpha, out));
factorisation!(Cholesky, |self, _transposed, alpha, out| self
    .write_inverse(alpha, out));

/// Which factors a square matrix has.
pub trait SquareArray: MatrixArray {
    /// P A = L U.
    type Lu: Factorisation<T = Self::T, Array = Self>;
    /// A = L D Lᵀ.
    type Cholesky: Factorisation<T = Self::T, Array = Self>;
}

impl<const N: usize, T: Scalar> SquareArray for [[T; N]; N] {
    type Lu = Lu<N, T>;
    type Cholesky = Cholesky<N, T>;
}

/// A matrix that is yet to be evaluated and factorised.
#[derive(Clone, Copy, Debug)]
pub struct Factorise<E, F> {
    e: E,
    factors: PhantomData<F>,
}

/// Stands for factors: no kind that anything multiplies.
#[derive(Clone, Copy, Debug)]
pub struct FactorsKind;

impl<E: Expr<Array: MatrixArray>, F> Term for Factorise<E, F>
where
    F: Factorisation<T = E::T, Array = E::Array> + Copy,
{
    type T = E::T;
    type Kind = FactorsKind;
    type Output = F;
    const WORK: usize = E::WORK + E::Array::ENTRIES * E::Array::ROWS / 6;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut F) {
        self.e.write(E::T::ONE, out.matrix());
        out.factorise();
    }
}

/// 1/s, for what may be a scalar.
#[derive(Clone, Copy, Debug)]
pub struct Reciprocal<T>(T);

impl<T: Scalar> Blank for Reciprocal<T> {
    const BLANK: Self = Self(T::ONE);
}

impl<T: Scalar> Term for Reciprocal<T> {
    type T = T;
    type Kind = FactorsKind;
    type Output = Self;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Self) {
        *out = self;
    }
}

/// P A = L U, to be written into a place; for a scalar, 1/s.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn lu<E: Term<Kind: FactorKind<E>>>(e: E) -> <E::Kind as FactorKind<E>>::Lu {
    E::Kind::lu(e)
}

/// A = L D Lᵀ, to be written into a place; for a scalar, 1/s.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn cholesky<E: Term<Kind: FactorKind<E>>>(e: E) -> <E::Kind as FactorKind<E>>::Cholesky {
    E::Kind::cholesky(e)
}

/// How a kind is factorised.
pub trait FactorKind<E> {
    /// P A = L U.
    type Lu;
    /// A = L D Lᵀ.
    type Cholesky;

    /// P A = L U.
    fn lu(e: E) -> Self::Lu;
    /// A = L D Lᵀ.
    fn cholesky(e: E) -> Self::Cholesky;
}

impl<E: Expr<Array: SquareArray>> FactorKind<E> for MatrixKind {
    type Lu = Factorise<E, <E::Array as SquareArray>::Lu>;
    type Cholesky = Factorise<E, <E::Array as SquareArray>::Cholesky>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn lu(e: E) -> Self::Lu {
        let factors = PhantomData;
        Factorise { e, factors }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn cholesky(e: E) -> Self::Cholesky {
        let factors = PhantomData;
        Factorise { e, factors }
    }
}

impl<T: Scalar> FactorKind<S<T>> for ScalarKind {
    type Lu = Reciprocal<T>;
    type Cholesky = Reciprocal<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn lu(s: S<T>) -> Reciprocal<T> {
        Reciprocal(T::ONE.quotient(s.0))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn cholesky(s: S<T>) -> Reciprocal<T> {
        Self::lu(s)
    }
}

/// Factors, in their place.
pub trait Factored {
    /// The inverse of what was factorised.
    type Inverse<'a>: Term
    where
        Self: 'a;

    /// The inverse of what was factorised.
    fn inverse(&self) -> Self::Inverse<'_>;
}

impl<F: Factorisation> Factored for F {
    type Inverse<'a>
        = Inverse<'a, F, Plain>
    where
        F: 'a;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn inverse(&self) -> Inverse<'_, F, Plain> {
        Inverse {
            factors: self,
            way: PhantomData,
        }
    }
}

impl<T: Scalar> Factored for Reciprocal<T> {
    type Inverse<'a> = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn inverse(&self) -> S<T> {
        S(self.0)
    }
}

/// Factors in their place, as they are referred to.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn factored<F: Factored>(place: &F) -> &F {
    place
}

/// A reference to the factors that a term evaluates to, inside of [`like`](super::like), where the
/// type is all that matters.
pub fn factored_as<'a, E: Term<Output: Factored + 'a>>(_term: E) -> &'a E::Output {
    // Never called, and no reason to panic.
    loop {
        core::hint::spin_loop();
    }
}

/// A⁻¹, of the factors of A. What it multiplies is solved for.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn inverse<F: Factored>(factors: &F) -> F::Inverse<'_> {
    factors.inverse()
}

/// det A, of the factors of A.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn det<F: Factorisation>(factors: &F) -> S<F::T> {
    S(factors.det())
}

/// log|det A|, of the factors of A.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn logdet<F: Factorisation<T: Real>>(factors: &F) -> S<F::T> {
    S(factors.log_det())
}

/// A⁻¹, or A⁻ᵀ, of the factors of A.
#[derive(Debug)]
pub struct Inverse<'a, F, W> {
    factors: &'a F,
    way: PhantomData<W>,
}

impl<F, W> Clone for Inverse<'_, F, W> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<F, W> Copy for Inverse<'_, F, W> {}

/// Whether an inverse is transposed.
pub trait Way: Copy {
    /// Whether it is.
    const TRANSPOSED: bool;
    /// The other way.
    type Other: Way<Other = Self>;
}

/// A⁻¹.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

/// A⁻ᵀ.
#[derive(Clone, Copy, Debug)]
pub struct Flipped;

impl Way for Plain {
    const TRANSPOSED: bool = false;
    type Other = Flipped;
}

impl Way for Flipped {
    const TRANSPOSED: bool = true;
    type Other = Plain;
}

term! { [F: Factorisation, W: Way] Inverse<'_, F, W> => F::T, MatrixKind, F::Array::ENTRIES * F::Array::ROWS / 6 }

impl<F: Factorisation, W: Way> Expr for Inverse<'_, F, W> {
    type Array = F::Array;
    const ELEMENTWISE: bool = false;
    const IS_INVERSE: bool = true;
    evaluated!();

    at_by_evaluation!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: F::T, out: &mut F::Array) {
        self.factors.write_inverse(W::TRANSPOSED, alpha, out);
    }

    accumulate_evaluated!();
}

impl<F: Factorisation, W: Way> Factor for Inverse<'_, F, W> {
    type T = F::T;
    /// A column.
    type Buffer = <F::Array as MatrixArray>::Column;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn gemv(self, onto: Onto<'_, F::T>, alpha: F::T, x: &[F::T], y: &mut [F::T]) {
        if kernel::prepare(onto, y) {
            let mut solution = Self::buffer();
            self.gemv(Onto::Nothing, alpha, x, solution.flat_mut());
            for (y, x) in y.iter_mut().zip(solution.flat()) {
                *y += *x;
            }
        } else {
            for (y, x) in y.iter_mut().zip(x) {
                *y = alpha * *x;
            }
            self.factors.solve(W::TRANSPOSED, y);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn buffer() -> Self::Buffer {
        Self::Buffer::zeros()
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn column<'b>(&'b self, j: usize, buffer: &'b mut Self::Buffer) -> &'b [F::T] {
        buffer.update(|i, _, entry| *entry = if i == j { F::T::ONE } else { F::T::ZERO });
        self.factors.solve(W::TRANSPOSED, buffer.flat_mut());
        buffer.flat()
    }
}

impl<'l, F: Factorisation, W: Way> MatrixExpr for Inverse<'l, F, W> {
    type Flipped = Inverse<'l, F, W::Other>;
    type TimesColumn<X: ColumnExpr<T = F::T>> = MatVec<Self, X>;
    type TimesMatrix<B: MatrixExpr<T = F::T>> = B::After<Self>;
    type After<L: MatrixExpr<T = F::T>> = Quotient<'l, L, F, W>;
    factor_itself!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        Inverse {
            factors: self.factors,
            way: PhantomData,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<X: ColumnExpr<T = F::T>>(self, x: X) -> MatVec<Self, X> {
        MatVec { a: self, x }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = F::T>>(self, b: B) -> B::After<Self> {
        b.after(self)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = F::T>>(self, l: L) -> Self::After<L> {
        Quotient { l, inverse: self }
    }
}

/// L A⁻¹, solved for from the right.
#[derive(Debug)]
pub struct Quotient<'a, L, F, W> {
    l: L,
    inverse: Inverse<'a, F, W>,
}

impl<L: Copy, F, W> Clone for Quotient<'_, L, F, W> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<L: Copy, F, W> Copy for Quotient<'_, L, F, W> {}

term! { [L: MatrixExpr, F: Factorisation<T = L::T>, W: Way] Quotient<'_, L, F, W> => L::T, MatrixKind, L::WORK + L::Array::ENTRIES * F::Array::ROWS }

impl<L: MatrixExpr, F: Factorisation<T = L::T>, W: Way> Expr for Quotient<'_, L, F, W> {
    type Array = L::Array;
    const ELEMENTWISE: bool = false;
    evaluated!();

    at_by_evaluation!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: L::T, out: &mut L::Array) {
        self.l.write(alpha, out);
        let factors = self.inverse.factors;
        factors.solve_right(W::TRANSPOSED, out.flat_mut(), L::Array::ROWS);
    }

    accumulate_evaluated!();
}

impl<'l, L: MatrixExpr, F: Factorisation<T = L::T>, W: Way> MatrixExpr for Quotient<'l, L, F, W> {
    type Flipped = <L::Flipped as MatrixExpr>::After<Inverse<'l, F, W::Other>>;
    type TimesColumn<X: ColumnExpr<T = L::T>> = L::TimesColumn<MatVec<Inverse<'l, F, W>, X>>;
    type TimesMatrix<B: MatrixExpr<T = L::T>> = B::After<Self>;
    type After<M: MatrixExpr<T = L::T>> = MatMul<M, Self>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        self.l.flipped().after(self.inverse.flipped())
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<X: ColumnExpr<T = L::T>>(self, x: X) -> Self::TimesColumn<X> {
        self.l.times_column(self.inverse.times_column(x))
    }

    product_waits!();
}
