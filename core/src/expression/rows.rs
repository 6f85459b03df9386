//! Jacobians without a closed form, row by row.

use super::{ColumnKind, Like, ScalarKind, Term};
use crate::{Matrix, RowVector, Scalar, Vector};

/// Calls `f` with each unit vector ū of the shape of a term, for the column x̄ = Jᵀ ū, which is a row of J.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn rows<Y, O, X>(_like: Like<Y>, out: &mut O, f: impl FnMut(&Y::Output, &mut X))
where
    Y: Term<Kind: RowsKind<Y::Output, O, X>>,
{
    Y::Kind::rows(out, f);
}

/// How a kind is differentiated row by row.
pub trait RowsKind<Y, O, X> {
    /// Writes the rows.
    fn rows(out: &mut O, f: impl FnMut(&Y, &mut X));
}

impl<const M: usize, const N: usize, T: Scalar>
    RowsKind<Vector<M, T>, Matrix<M, N, T>, Vector<N, T>> for ColumnKind
{
    #[cfg_attr(not(unoptimised), inline(always))]
    fn rows(out: &mut Matrix<M, N, T>, mut f: impl FnMut(&Vector<M, T>, &mut Vector<N, T>)) {
        let mut unit = Vector::zeros();
        let mut row = Vector::zeros();
        for i in 0..M {
            unit.0[i] = T::ONE;
            f(&unit, &mut row);
            unit.0[i] = T::ZERO;
            for (column, &entry) in out.0.iter_mut().zip(&row.0) {
                column[i] = entry;
            }
        }
    }
}

impl<const N: usize, T: Scalar> RowsKind<T, RowVector<N, T>, Vector<N, T>> for ScalarKind {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn rows(out: &mut RowVector<N, T>, mut f: impl FnMut(&T, &mut Vector<N, T>)) {
        let mut row = Vector::zeros();
        f(&T::ONE, &mut row);
        out.0 = row.0;
    }
}
