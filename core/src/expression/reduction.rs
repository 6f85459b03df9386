//! What makes a scalar of columns, rows and matrices.

#![allow(
    clippy::redundant_closure,
    reason = "a closure can be told to be inlined, a function that is passed can't"
)]

use super::array::Array;
use super::{
    Column, ColumnKind, Expr, MatrixKind, Nobody, Row, RowKind, S, ScalarKind, Term, small,
};
use crate::processor::wide;
use crate::straight::is_small;
use crate::{Real, Scalar, inner_product, softmax};

/// Σ over all entries.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn sum<E: Entries>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| sum_of(e),
    )
}

/// Σ of the absolute values of all entries.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn norm1<E: Entries>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| sum_of_absolutes(e),
    )
}

/// The 2-norm of a vector, the Frobenius norm of a matrix.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn norm2<E: Entries<T: Real>>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| norm_of(e),
    )
}

/// log Σ exp(xᵢ), of a vector.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn logsumexp<E: Entries<T: Real>>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| of_entries(e, softmax::log_sum_exp),
    )
}

/// The largest entry.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn max<E: Entries>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| of_entries(e, softmax::max),
    )
}

/// The smallest entry.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn min<E: Entries>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| of_entries(e, softmax::min),
    )
}

#[cfg_attr(not(unoptimised), inline(always))]
fn of_entries<E: Expr>(e: E, f: impl FnOnce(&[E::T]) -> E::T) -> E::T {
    let mut storage = E::storage();
    f(e.flat(&mut storage))
}

/// The trace.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn tr<E: Expr<Kind = MatrixKind>>(e: E) -> S<E::T> {
    reduce(
        e,
        #[cfg_attr(not(unoptimised), inline(always))]
        |e| E::trace(e),
    )
}

/// What `reduction` makes of the entries. A closure that is sure to be inlined: a function would be
/// called, and compiled for narrow vectors.
#[cfg_attr(not(unoptimised), inline(always))]
fn reduce<E: Entries>(e: E, reduction: impl FnOnce(E::Expr) -> E::T) -> S<E::T> {
    let e = e.entries();
    S(wide::run(Reduce { e, reduction }, &mut ()))
}

struct Reduce<E, F> {
    e: E,
    reduction: F,
}

impl<E: Expr, F: FnOnce(E) -> E::T> wide::Job for Reduce<E, F> {
    type Place = ();
    type Out = E::T;
    const WORK: usize = E::WORK + E::Array::ENTRIES;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn run(self, (): &mut ()) -> E::T {
        (self.reduction)(self.e)
    }
}

#[cfg_attr(not(unoptimised), inline(always))]
fn sum_of<E: Expr>(e: E) -> E::T {
    sum_of_mapped(e, core::convert::identity)
}

#[cfg_attr(not(unoptimised), inline(always))]
fn sum_of_absolutes<E: Expr>(e: E) -> E::T {
    sum_of_mapped(e, E::T::abs)
}

/// Σ f(eᵢⱼ), in partial sums.
#[cfg_attr(not(unoptimised), inline(always))]
fn sum_of_mapped<E: Expr>(e: E, f: impl Fn(E::T) -> E::T) -> E::T {
    if const { E::ELEMENTWISE } {
        return E::Array::sum(|i, j| f(e.at(i, j)));
    }
    let mut entries = E::Array::zeros();
    e.write(E::T::ONE, &mut entries);
    E::Array::sum(|i, j| f(entries.entry(i, j)))
}

#[cfg_attr(not(unoptimised), inline(always))]
fn norm_of<E: Expr<T: Real>>(e: E) -> E::T {
    of_entries(e, inner_product::norm)
}

/// ⟨L, R⟩ = Σ lᵢⱼ rᵢⱼ; of two scalars the product.
#[cfg_attr(not(unoptimised), inline(always))]
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

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entries(self) -> E {
        self
    }
}

impl<E: Expr> Entries for Row<E>
where
    Self: Term<T = E::T>,
{
    type Expr = E;

    #[cfg_attr(not(unoptimised), inline(always))]
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
    #[cfg_attr(not(unoptimised), inline(always))]
    fn inner(l: S<T>, r: S<T>) -> T {
        l.0 * r.0
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<L, R> for ColumnKind {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn inner(l: L, r: R) -> L::T {
        entry_products(l, r)
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<L, R> for MatrixKind {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn inner(l: L, r: R) -> L::T {
        entry_products(l, r)
    }
}

impl<L: Expr, R: Expr<T = L::T>> InnerKind<Row<L>, Row<R>> for RowKind
where
    Row<L>: Term<T = L::T>,
{
    #[cfg_attr(not(unoptimised), inline(always))]
    fn inner(l: Row<L>, r: Row<R>) -> L::T {
        entry_products(l.0, r.0)
    }
}

/// Σ lᵢⱼ rᵢⱼ.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn entry_products<L: Expr, R: Expr<T = L::T>>(l: L, r: R) -> L::T {
    wide::run(EntryProducts { l, r }, &mut ())
}

struct EntryProducts<L, R> {
    l: L,
    r: R,
}

impl<L: Expr, R: Expr<T = L::T>> wide::Job for EntryProducts<L, R> {
    type Place = ();
    type Out = L::T;
    const WORK: usize = L::WORK + R::WORK;

    /// Needs no array for what has its entries at hand.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn run(self, (): &mut ()) -> L::T {
        let Self { l, r } = self;
        if const { is_small(L::Array::ENTRIES) } {
            if const { L::ELEMENTWISE && R::ELEMENTWISE } {
                return small::entry_products(l, r);
            }
            let (mut l_storage, mut r_storage) = (L::storage(), R::storage());
            return small::dot::<L::Array>(l.flat(&mut l_storage), r.flat(&mut r_storage));
        }
        if L::ELEMENTWISE && R::ELEMENTWISE && !(L::IN_ARRAY && R::IN_ARRAY) {
            return L::Array::sum(|i, j| l.at(i, j) * r.at(i, j));
        }
        if const { R::ELEMENTWISE && !R::IN_ARRAY && !L::IN_ARRAY } {
            let mut entries = L::Array::zeros();
            l.write(L::T::ONE, &mut entries);
            return L::Array::sum(|i, j| entries.entry(i, j) * r.at(i, j));
        }
        let (mut l_storage, mut r_storage) = (L::storage(), R::storage());
        let (l, r) = (l.flat(&mut l_storage), r.flat(&mut r_storage));
        inner_product::dot(l, r)
    }
}

/// With this beside the implementation for columns and matrices, the compiler does not refuse the
/// sum of a scalar that a failed check withholds.
#[diagnostic::do_not_recommend]
impl<T: Scalar + Nobody> Entries for S<T> {
    type Expr = Column<'static, 0, T>;

    fn entries(self) -> Self::Expr {
        Column(&[])
    }
}
