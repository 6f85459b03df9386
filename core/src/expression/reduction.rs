//! What makes a scalar of columns, rows and matrices.

use super::array::Array;
use super::{ColumnKind, Expr, MatrixKind, Row, RowKind, S, ScalarKind, Term};
use crate::{Real, Scalar, inner_product};

/// Σ over all entries.
#[inline(always)]
pub fn sum<E: Entries>(e: E) -> S<E::T> {
    let e = e.entries();
    S(if <E::Expr as Expr>::ELEMENTWISE {
        <E::Expr as Expr>::Array::sum(|i, j| e.at(i, j))
    } else {
        e.with(|e| e.flat().iter().fold(E::T::ZERO, |sum, &entry| sum + entry))
    })
}

/// Σ of the absolute values of all entries.
#[inline(always)]
pub fn norm1<E: Entries>(e: E) -> S<E::T> {
    let e = e.entries();
    S(if <E::Expr as Expr>::ELEMENTWISE {
        <E::Expr as Expr>::Array::sum(|i, j| e.at(i, j).abs())
    } else {
        e.with(|e| {
            e.flat()
                .iter()
                .fold(E::T::ZERO, |sum, entry| sum + entry.abs())
        })
    })
}

/// The 2-norm of a vector, the Frobenius norm of a matrix.
#[inline(always)]
pub fn norm2<E: Entries<T: Real>>(e: E) -> S<E::T> {
    S(e.entries().with(|e| inner_product::norm(e.flat())))
}

/// The trace.
#[inline(always)]
pub fn tr<E: Expr<Kind = MatrixKind>>(e: E) -> S<E::T> {
    S(e.trace())
}

/// ⟨L, R⟩ = Σ lᵢⱼ rᵢⱼ; of two scalars the product.
#[inline(always)]
pub fn inner<L, R>(l: L, r: R) -> S<L::T>
where
    L: Term<Kind: InnerKind<L, R>>,
    R: Term,
{
    S(L::Kind::inner(l, r))
}

/// What has entries: columns, matrices, and rows through their columns.
pub trait Entries: Term {
    /// The column or matrix.
    type Expr: Expr<T = Self::T>;

    /// The column or matrix.
    fn entries(self) -> Self::Expr;
}

impl<E: Expr> Entries for E {
    type Expr = E;

    #[inline(always)]
    fn entries(self) -> E {
        self
    }
}

impl<E: Expr> Entries for Row<E>
where
    Self: Term<T = E::T>,
{
    type Expr = E;

    #[inline(always)]
    fn entries(self) -> E {
        self.0
    }
}

/// The inner product within a kind.
pub trait InnerKind<L: Term, R> {
    /// ⟨L, R⟩.
    fn inner(l: L, r: R) -> L::T;
}

impl<T: Scalar> InnerKind<S<T>, S<T>> for ScalarKind {
    #[inline(always)]
    fn inner(l: S<T>, r: S<T>) -> T {
        l.0 * r.0
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<L, R> for ColumnKind {
    #[inline(always)]
    fn inner(l: L, r: R) -> L::T {
        entry_products(l, r)
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<L, R> for MatrixKind {
    #[inline(always)]
    fn inner(l: L, r: R) -> L::T {
        entry_products(l, r)
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<Row<L>, Row<R>> for RowKind
where
    Row<L>: Term<T = L::T>,
{
    #[inline(always)]
    fn inner(l: Row<L>, r: Row<R>) -> L::T {
        entry_products(l.0, r.0)
    }
}

/// Σ lᵢⱼ rᵢⱼ, without an array for what has its entries at hand.
#[inline(always)]
pub(super) fn entry_products<L: Expr, R: Expr<T = L::T>>(l: L, r: R) -> L::T {
    let in_order = |x: &[L::T], y: R| {
        let mut x = x.iter();
        let mut sum = L::T::ZERO;
        L::Array::for_each(|i, j| {
            if let Some(&x) = x.next() {
                sum += x * y.at(i, j);
            }
        });
        sum
    };
    if L::ELEMENTWISE && R::ELEMENTWISE && !(L::IN_ARRAY && R::IN_ARRAY) {
        L::Array::sum(|i, j| l.at(i, j) * r.at(i, j))
    } else if R::ELEMENTWISE && !R::IN_ARRAY {
        l.with(|l| in_order(l.flat(), r))
    } else {
        l.with(|l| r.with(|r| inner_product::dot(l.flat(), r.flat())))
    }
}
