//! Constants of given dimensions.

use core::marker::PhantomData;

use super::array::Array;
use super::{Column, ColumnExpr, ColumnKind, Expr, Eye, Like, Mat, Ones, Row, RowKind, Term};
use crate::Scalar;

/// The identity matrix, N×N.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn identity<const N: usize, E: Term>(_like: E) -> Eye<[[E::T; N]; N]> {
    Eye(PhantomData)
}

/// 1 in every entry of a column of N.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn ones_column<const N: usize, E: Term>(_like: E) -> Ones<Column<'static, N, E::T>> {
    Ones(PhantomData)
}

/// 1 in every entry of an R×C matrix.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn ones_matrix<const R: usize, const C: usize, E: Term>(
    _like: E,
) -> Ones<Mat<'static, R, C, E::T>> {
    Ones(PhantomData)
}

/// The transpose of 1 in every entry of an R×C matrix.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn ones_flipped<const R: usize, const C: usize, E: Term>(
    _like: E,
) -> Ones<Mat<'static, C, R, E::T>> {
    Ones(PhantomData)
}

/// 1 in entry `I`, counted from 0, and 0 elsewhere, in a column of N.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn basis<const N: usize, const I: usize, E: Term>(_like: E) -> Basis<N, I, E::T> {
    Basis(PhantomData)
}

/// A column of the identity matrix.
#[derive(Clone, Copy, Debug)]
pub struct Basis<const N: usize, const I: usize, T>(PhantomData<T>);

term! { [const N: usize, const I: usize, T: Scalar] Basis<N, I, T> => T, ColumnKind, N }

impl<const N: usize, const I: usize, T: Scalar> Expr for Basis<N, I, T> {
    type Array = [T; N];
    const ELEMENTWISE: bool = true;
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, _j: usize) -> Option<T> {
        if i == I { Some(T::ONE) } else { None }
    }
}

/// 1 in the entry `index`, counted from 0, and 0 elsewhere, in the shape of a vector.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn unit<E: Term<Kind: UnitKind<E>>>(
    _like: Like<E>,
    index: usize,
) -> <E::Kind as UnitKind<E>>::Out {
    E::Kind::unit(index)
}

/// Which kinds are vectors.
pub trait UnitKind<E> {
    /// The unit vector.
    type Out;

    /// The unit vector.
    fn unit(index: usize) -> Self::Out;
}

impl<E: ColumnExpr> UnitKind<E> for ColumnKind {
    type Out = Unit<E>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn unit(index: usize) -> Unit<E> {
        let like = PhantomData;
        Unit { like, index }
    }
}

impl<E: ColumnExpr> UnitKind<Row<E>> for RowKind {
    type Out = Row<Unit<E>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn unit(index: usize) -> Row<Unit<E>> {
        Row(<ColumnKind as UnitKind<E>>::unit(index))
    }
}

/// A unit vector in the shape of `E`.
#[derive(Clone, Copy, Debug)]
pub struct Unit<E> {
    like: PhantomData<E>,
    index: usize,
}

term! { [E: ColumnExpr] Unit<E> => E::T, ColumnKind, E::Array::ENTRIES }

impl<E: ColumnExpr> Expr for Unit<E> {
    type Array = E::Array;
    const ELEMENTWISE: bool = true;
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, _j: usize) -> Option<E::T> {
        if i == self.index {
            Some(E::T::ONE)
        } else {
            None
        }
    }
}
