//! Functions of a vector as a whole, which need all of its entries for one.

use core::marker::PhantomData;

use super::array::Array;
use super::operand::Row;
use super::{ColumnExpr, ColumnKind, Expr, RowKind, Term};
use crate::{Real, Scalar, softmax as kernel};

/// What is done to a vector in place.
pub trait InPlace<T>: Copy {
    /// Overwrites the entries.
    fn overwrite(x: &mut [T]);
}

/// exp(xᵢ)/Σ exp(xⱼ).
#[derive(Clone, Copy, Debug)]
pub struct Softmax;

/// The gradient of the largest entry.
#[derive(Clone, Copy, Debug)]
pub struct ShareOfMax;

/// The gradient of the smallest entry.
#[derive(Clone, Copy, Debug)]
pub struct ShareOfMin;

impl<T: Real> InPlace<T> for Softmax {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn overwrite(x: &mut [T]) {
        kernel::softmax(x);
    }
}

impl<T: Scalar> InPlace<T> for ShareOfMax {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn overwrite(x: &mut [T]) {
        kernel::share_of_max(x);
    }
}

impl<T: Scalar> InPlace<T> for ShareOfMin {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn overwrite(x: &mut [T]) {
        kernel::share_of_min(x);
    }
}

/// exp(xᵢ)/Σ exp(xⱼ), of a column or a row.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn softmax<E: Term<Kind: WholeKind<E, Softmax>>>(
    e: E,
) -> <E::Kind as WholeKind<E, Softmax>>::Out {
    E::Kind::whole(e)
}

/// The gradient of the largest entry: 1, shared by those that are equal, and 0.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn share_of_max<E: Term<Kind: WholeKind<E, ShareOfMax>>>(
    e: E,
) -> <E::Kind as WholeKind<E, ShareOfMax>>::Out {
    E::Kind::whole(e)
}

/// The gradient of the smallest entry: 1, shared by those that are equal, and 0.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn share_of_min<E: Term<Kind: WholeKind<E, ShareOfMin>>>(
    e: E,
) -> <E::Kind as WholeKind<E, ShareOfMin>>::Out {
    E::Kind::whole(e)
}

/// Which kinds are vectors.
pub trait WholeKind<E, F> {
    /// f(E).
    type Out;

    /// f(E).
    fn whole(e: E) -> Self::Out;
}

impl<E: ColumnExpr, F> WholeKind<E, F> for ColumnKind {
    type Out = Whole<E, F>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn whole(e: E) -> Whole<E, F> {
        let function = PhantomData;
        Whole { e, function }
    }
}

impl<E: ColumnExpr, F> WholeKind<Row<E>, F> for RowKind {
    type Out = Row<Whole<E, F>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn whole(row: Row<E>) -> Row<Whole<E, F>> {
        Row(<ColumnKind as WholeKind<E, F>>::whole(row.0))
    }
}

/// f(E) of a column.
#[derive(Clone, Copy, Debug)]
pub struct Whole<E, F> {
    e: E,
    function: PhantomData<F>,
}

term! { [E: ColumnExpr, F: InPlace<E::T>] Whole<E, F> => E::T, ColumnKind, E::WORK }

impl<E: ColumnExpr, F: InPlace<E::T>> Expr for Whole<E, F> {
    type Array = E::Array;
    const ELEMENTWISE: bool = false;
    evaluated!();

    at_by_evaluation!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut E::Array) {
        self.e.write(E::T::ONE, out);
        F::overwrite(out.flat_mut());
        if alpha != E::T::ONE {
            out.update(|_, _, entry| *entry *= alpha);
        }
    }

    accumulate_evaluated!();
}

/// L × R, of two columns or two rows of 3.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn cross<L, R>(l: L, r: R) -> <L::Kind as CrossKind<L, R>>::Out
where
    L: Term<Kind: CrossKind<L, R>>,
    R: Term,
{
    L::Kind::cross(l, r)
}

/// Which kinds are vectors.
pub trait CrossKind<L, R> {
    /// L × R.
    type Out;

    /// L × R.
    fn cross(l: L, r: R) -> Self::Out;
}

impl<L: ColumnExpr, R: ColumnExpr<T = L::T>> CrossKind<L, R> for ColumnKind {
    type Out = Cross<L, R>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn cross(l: L, r: R) -> Cross<L, R> {
        Cross { l, r }
    }
}

impl<L: ColumnExpr, R: ColumnExpr<T = L::T>> CrossKind<Row<L>, Row<R>> for RowKind {
    type Out = Row<Cross<L, R>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn cross(l: Row<L>, r: Row<R>) -> Row<Cross<L, R>> {
        Row(Cross { l: l.0, r: r.0 })
    }
}

/// L × R.
#[derive(Clone, Copy, Debug)]
pub struct Cross<L, R> {
    l: L,
    r: R,
}

term! { [L: ColumnExpr, R: ColumnExpr<T = L::T>] Cross<L, R> => L::T, ColumnKind, L::WORK + R::WORK }

impl<L: ColumnExpr, R: ColumnExpr<T = L::T>> Expr for Cross<L, R> {
    type Array = L::Array;
    const ELEMENTWISE: bool = false;
    evaluated!();

    at_by_evaluation!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: L::T, out: &mut L::Array) {
        let (mut l, mut r) = (L::storage(), R::storage());
        let (l, r) = (self.l.flat(&mut l), self.r.flat(&mut r));
        if let (&[a, b, c], &[x, y, z], [u, v, w]) = (l, r, out.flat_mut()) {
            *u = alpha * (b * z - c * y);
            *v = alpha * (c * x - a * z);
            *w = alpha * (a * y - b * x);
        }
    }

    accumulate_evaluated!();
}
