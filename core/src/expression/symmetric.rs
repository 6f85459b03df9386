//! Matrices that are known to be symmetric: half of the entries are computed.

use super::array::Array;
use super::array::columns;
use super::{ColumnKind, Expr, MatrixKind, RowKind, ScalarKind, Term};
use crate::Scalar;
use crate::straight::{IS_COMPACT, is_small, set, straight};

/// A matrix that is known to be symmetric.
#[derive(Clone, Copy, Debug)]
pub struct Symmetric<E>(E);

/// A term that is symmetric if it is a matrix.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn symmetric<E: Term<Kind: SymmetricKind<E>>>(e: E) -> <E::Kind as SymmetricKind<E>>::Out {
    E::Kind::symmetric(e)
}

/// What a symmetric term of a kind is.
pub trait SymmetricKind<E> {
    /// A matrix as [`Symmetric`], anything else as it is.
    type Out;

    /// A matrix as [`Symmetric`], anything else as it is.
    fn symmetric(e: E) -> Self::Out;
}

impl<E: Expr> SymmetricKind<E> for MatrixKind {
    type Out = Symmetric<E>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn symmetric(e: E) -> Symmetric<E> {
        Symmetric(e)
    }
}

macro_rules! as_it_is {
    ($($Kind:ident)+) => { $(
        impl<E> SymmetricKind<E> for $Kind {
            type Out = E;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn symmetric(e: E) -> E {
                e
            }
        }
    )+ };
}

as_it_is! { ScalarKind ColumnKind RowKind }

impl<E: Expr<Kind = MatrixKind>> Term for Symmetric<E> {
    type T = E::T;
    type Kind = MatrixKind;
    type Output = <E::Array as Array>::Owned;
    const WORK: usize = E::WORK;

    /// Where it is written out, what is on and below the diagonal.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Self::Output) {
        let out = E::Array::of(out);
        // Half of the multiplications, and `WORK` counts the operands as well.
        if const { !IS_COMPACT && E::BY_ENTRY && is_small(E::WORK / 3) && E::Array::ROWS <= 6 } {
            let entries = out.flat_mut();
            straight!(few columns::<E::Array>(), |j| straight!(few E::Array::ROWS, |i| if i >= j {
                let entry = self.0.at(i, j);
                set(entries, E::Array::ROWS * j + i, entry);
                set(entries, E::Array::ROWS * i + j, entry);
            }));
        } else {
            self.0.write(E::T::ONE, out);
        }
    }
}
