//! Diagonal matrices that are never formed, and diagonals.

use super::array::{Array, ColumnArray, MatrixArray};
use super::kernel;
use super::matrix::MatrixExpr;
use super::{ColumnExpr, ColumnKind, Expr, MatrixKind, S, ScalarKind, Term};
use crate::Scalar;
use crate::straight::IS_SMALL_PROCESSOR;

/// Of a column the diagonal matrix, of a matrix the diagonal.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn diag<E: Term<Kind: DiagKind<E>>>(e: E) -> <E::Kind as DiagKind<E>>::Out {
    E::Kind::diag(e)
}

/// What a kind has for `diag`.
pub trait DiagKind<E> {
    /// A diagonal matrix, or a diagonal.
    type Out;

    /// A diagonal matrix, or a diagonal.
    fn diag(e: E) -> Self::Out;
}

impl<X: ColumnExpr> DiagKind<X> for ColumnKind {
    type Out = Diagonal<X>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn diag(x: X) -> Diagonal<X> {
        Diagonal { x }
    }
}

/// What may be a column turned out to be a scalar.
impl<T: Scalar> DiagKind<S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn diag(s: S<T>) -> S<T> {
        s
    }
}

impl<E: Expr> DiagKind<E> for MatrixKind {
    type Out = DiagonalOf<E>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn diag(e: E) -> DiagonalOf<E> {
        DiagonalOf { e }
    }
}

/// diag(x), N×N.
#[derive(Clone, Copy, Debug)]
pub struct Diagonal<X> {
    x: X,
}

/// The diagonal of a square matrix, as a column.
#[derive(Clone, Copy, Debug)]
pub struct DiagonalOf<E> {
    e: E,
}

/// diag(x) E, of a column or a matrix.
#[derive(Clone, Copy, Debug)]
pub struct ScaledRows<X, E> {
    x: X,
    e: E,
}

/// E diag(x).
#[derive(Clone, Copy, Debug)]
pub struct ScaledColumns<E, X> {
    e: E,
    x: X,
}

term! { [X: ColumnExpr] Diagonal<X> => X::T, MatrixKind, X::WORK }

impl<X: ColumnExpr> Expr for Diagonal<X> {
    type Array = <X::Array as ColumnArray>::Outer<X::Array>;
    const ELEMENTWISE: bool = X::ELEMENTWISE;
    const IS_DIAGONAL: bool = true;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> X::T {
        if i == j { self.x.at(i, 0) } else { X::T::ZERO }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: X::T, out: &mut Self::Array) {
        out.flat_mut().fill(X::T::ZERO);
        self.accumulate(alpha, out);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: X::T, out: &mut Self::Array) {
        let mut storage = X::storage();
        let x = self.x.flat(&mut storage);
        // Every (N + 1)th entry is on the diagonal.
        let diagonal = out.flat_mut().iter_mut().step_by(X::Array::ENTRIES + 1);
        for (entry, x) in diagonal.zip(x) {
            *entry += alpha * *x;
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn diagonal(self, mut f: impl FnMut(X::T)) {
        let mut storage = X::storage();
        self.x.flat(&mut storage).iter().for_each(|&x| f(x));
    }
}

impl<X: ColumnExpr> MatrixExpr for Diagonal<X> {
    type Flipped = Self;
    type TimesColumn<V: ColumnExpr<T = X::T>> = ScaledRows<X, V>;
    type TimesMatrix<B: MatrixExpr<T = X::T>> = ScaledRows<X, B>;
    type After<L: MatrixExpr<T = X::T>> = ScaledColumns<L, X>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self {
        self
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<V: ColumnExpr<T = X::T>>(self, v: V) -> ScaledRows<X, V> {
        ScaledRows { x: self.x, e: v }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = X::T>>(self, b: B) -> ScaledRows<X, B> {
        ScaledRows { x: self.x, e: b }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = X::T>>(self, l: L) -> ScaledColumns<L, X> {
        ScaledColumns { e: l, x: self.x }
    }
}

term! { [E: Expr<Array: MatrixArray>] DiagonalOf<E> => E::T, ColumnKind, E::WORK }

impl<E: Expr<Array: MatrixArray>> Expr for DiagonalOf<E> {
    type Array = <E::Array as MatrixArray>::Column;
    const ELEMENTWISE: bool = E::ELEMENTWISE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, _j: usize) -> E::T {
        self.e.at(i, i)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut Self::Array) {
        let mut entries = out.flat_mut().iter_mut();
        self.e.diagonal(|x| {
            if let Some(entry) = entries.next() {
                *entry = alpha * x;
            }
        });
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: E::T, out: &mut Self::Array) {
        let mut entries = out.flat_mut().iter_mut();
        self.e.diagonal(|x| {
            if let Some(entry) = entries.next() {
                *entry += alpha * x;
            }
        });
    }
}

/// A node is a term of the kind of its expression.
macro_rules! term {
    ($Node:ident<$First:ident: $FirstBound:ident, $Second:ident: $SecondBound:ident> of $E:ident) => {
        impl<$First: $FirstBound, $Second: $SecondBound<T = $First::T>> Term
            for $Node<$First, $Second>
        {
            type T = $First::T;
            type Kind = $E::Kind;
            type Output = <$E::Array as Array>::Owned;
            const WORK: usize = $First::WORK + $Second::WORK;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn write_to(self, out: &mut Self::Output) {
                self.write(Scalar::ONE, $E::Array::of(out));
            }
        }
    };
}

term!(ScaledRows<X: ColumnExpr, E: Expr> of E);
term!(ScaledColumns<E: MatrixExpr, X: ColumnExpr> of E);

impl<X: ColumnExpr, E: Expr<T = X::T>> Expr for ScaledRows<X, E> {
    type Array = E::Array;
    const ELEMENTWISE: bool = X::ELEMENTWISE && E::ELEMENTWISE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> X::T {
        self.x.at(i, 0) * self.e.at(i, j)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: X::T, out: &mut E::Array) {
        if IS_SMALL_PROCESSOR && Self::ELEMENTWISE {
            out.update(|i, j, entry| *entry = alpha * self.at(i, j));
            return;
        }
        let mut storage = X::storage();
        let x = self.x.flat(&mut storage);
        if const { E::IN_ARRAY } {
            let mut storage = E::storage();
            kernel::scale_rows(alpha, x, self.e.flat(&mut storage), out);
        } else {
            self.e.write(alpha, out);
            for column in out.flat_mut().chunks_mut(X::Array::ENTRIES.max(1)) {
                for (entry, x) in column.iter_mut().zip(x) {
                    *entry *= *x;
                }
            }
        }
    }

    accumulate_evaluated!();
}

impl<X: ColumnExpr, E: MatrixExpr<T = X::T>> MatrixExpr for ScaledRows<X, E> {
    type Flipped = ScaledColumns<E::Flipped, X>;
    type TimesColumn<V: ColumnExpr<T = X::T>> = ScaledRows<X, E::TimesColumn<V>>;
    type TimesMatrix<B: MatrixExpr<T = X::T>> = ScaledRows<X, E::TimesMatrix<B>>;
    type After<L: MatrixExpr<T = X::T>> = super::MatMul<L, Self>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        ScaledColumns {
            e: self.e.flipped(),
            x: self.x,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<V: ColumnExpr<T = X::T>>(self, v: V) -> Self::TimesColumn<V> {
        ScaledRows {
            x: self.x,
            e: self.e.times_column(v),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = X::T>>(self, b: B) -> Self::TimesMatrix<B> {
        ScaledRows {
            x: self.x,
            e: self.e.times_matrix(b),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = X::T>>(self, l: L) -> Self::After<L> {
        super::MatMul { a: l, b: self }
    }
}

impl<E: MatrixExpr, X: ColumnExpr<T = E::T>> Expr for ScaledColumns<E, X> {
    type Array = E::Array;
    const ELEMENTWISE: bool = X::ELEMENTWISE && E::ELEMENTWISE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> E::T {
        self.e.at(i, j) * self.x.at(j, 0)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut E::Array) {
        if const { Self::ELEMENTWISE } {
            out.update(|i, j, entry| *entry = alpha * self.at(i, j));
        } else {
            self.e.write(alpha, out);
            let mut storage = X::storage();
            let x = self.x.flat(&mut storage);
            for (column, x) in out.columns_mut().iter_mut().zip(x) {
                for entry in column.flat_mut() {
                    *entry *= *x;
                }
            }
        }
    }

    accumulate_evaluated!();
}

/// (E diag(x)) B = E (diag(x) B), whose rows are scaled as they lie.
impl<E: MatrixExpr, X: ColumnExpr<T = E::T>> MatrixExpr for ScaledColumns<E, X> {
    type Flipped = ScaledRows<X, E::Flipped>;
    type TimesColumn<V: ColumnExpr<T = E::T>> = E::TimesColumn<ScaledRows<X, V>>;
    type TimesMatrix<B: MatrixExpr<T = E::T>> = E::TimesMatrix<ScaledRows<X, B>>;
    type After<L: MatrixExpr<T = E::T>> = ScaledColumns<E::After<L>, X>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        ScaledRows {
            x: self.x,
            e: self.e.flipped(),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<V: ColumnExpr<T = E::T>>(self, v: V) -> Self::TimesColumn<V> {
        self.e.times_column(ScaledRows { x: self.x, e: v })
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = E::T>>(self, b: B) -> Self::TimesMatrix<B> {
        self.e.times_matrix(ScaledRows { x: self.x, e: b })
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = E::T>>(self, l: L) -> Self::After<L> {
        ScaledColumns {
            e: self.e.after(l),
            x: self.x,
        }
    }
}
