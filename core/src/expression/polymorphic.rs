//! Operations whose rule depends on kinds that the macro does not know.

use core::marker::PhantomData;

use super::elementwise::{Eye, OnesKind};
use super::operand::{ByValue, Operand, TransposeKind, t};
use super::product::Multiply;
use super::reduction::{InnerKind, inner};
use super::{Blank, ColumnKind, Expr, MatrixKind, RowKind, S, ScalarKind, Term, mul};
use crate::Scalar;

/// The type of a term, without the term.
#[derive(Debug)]
pub struct Like<E>(PhantomData<E>);

/// The type of the term that `_never_called` would build.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn like<E: Term>(_never_called: impl FnOnce() -> E) -> Like<E> {
    Like(PhantomData)
}

/// What a term would evaluate to, as a type without a value.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn output<E: Term>(_like: Like<E>) -> PhantomData<E::Output> {
    PhantomData
}

/// Any value of a type.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn blank_of<O: Blank>(_: PhantomData<O>) -> O {
    O::BLANK
}

/// A leaf of what a term evaluates to, inside of [`like`], where the type is all that matters.
pub fn evaluated<'a, M, E: Term<Output: Operand<M> + 'a>>(
    _term: E,
) -> <E::Output as Operand<M>>::View<'a> {
    // Never called, and no reason to panic.
    loop {
        core::hint::spin_loop();
    }
}

/// 1 in every entry, in the shape of another term.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn ones<E: Term<Kind: OnesKind<E>>>(_like: Like<E>) -> <E::Kind as OnesKind<E>>::Out {
    E::Kind::ones()
}

/// The identity matrix, in the shape of another term; for a scalar, 1.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn eye<E: Term<Kind: EyeKind<E>>>(_like: Like<E>) -> <E::Kind as EyeKind<E>>::Out {
    E::Kind::eye()
}

/// How a kind becomes the identity.
pub trait EyeKind<E> {
    /// The identity.
    type Out;

    /// The identity.
    fn eye() -> Self::Out;
}

impl<T: Scalar> EyeKind<S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn eye() -> S<T> {
        S(T::ONE)
    }
}

impl<E: Expr> EyeKind<E> for MatrixKind {
    type Out = Eye<E::Array>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn eye() -> Eye<E::Array> {
        Eye(PhantomData)
    }
}

/// The adjoint L̄ of the left factor in Y = L R: ⟨Ȳ, R⟩ for a scalar beside what is none, else Ȳ Rᵀ
/// (Magnus and Neudecker; Giles 2008).
#[cfg_attr(not(unoptimised), inline(always))]
pub fn adjoint_left<L, Y, R>(
    _like: Like<L>,
    y: Y,
    r: R,
) -> <(L::Kind, R::Kind) as AdjointLeft<Y, R>>::Out
where
    L: Term,
    R: Term,
    (L::Kind, R::Kind): AdjointLeft<Y, R>,
{
    <(L::Kind, R::Kind)>::adjoint(y, r)
}

/// The adjoint R̄ of the right factor in Y = L R: ⟨L, Ȳ⟩ for a scalar beside what is none, else
/// Lᵀ Ȳ.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn adjoint_right<R, L, Y>(
    _like: Like<R>,
    l: L,
    y: Y,
) -> <(L::Kind, R::Kind) as AdjointRight<L, Y>>::Out
where
    L: Term,
    R: Term,
    (L::Kind, R::Kind): AdjointRight<L, Y>,
{
    <(L::Kind, R::Kind)>::adjoint(l, y)
}

/// The adjoint of the left factor, for the kinds of the two factors.
pub trait AdjointLeft<Y, R> {
    /// L̄.
    type Out;

    /// L̄.
    fn adjoint(y: Y, r: R) -> Self::Out;
}

/// The adjoint of the right factor, for the kinds of the two factors.
pub trait AdjointRight<L, Y> {
    /// R̄.
    type Out;

    /// R̄.
    fn adjoint(l: L, y: Y) -> Self::Out;
}

type Transpose<E> = <<E as Term>::Kind as TransposeKind<E>>::Out;
type Product<L, R> = <(<L as Term>::Kind, <R as Term>::Kind) as Multiply<L, R>>::Out;

/// Ȳ Rᵀ and Lᵀ Ȳ.
macro_rules! plain_rule {
    ($(($L:ident, $R:ident))*) => { $(
        impl<Y: Term, R: Term<Kind: TransposeKind<R>>> AdjointLeft<Y, R> for ($L, $R)
        where
            (Y::Kind, <Transpose<R> as Term>::Kind): Multiply<Y, Transpose<R>>,
        {
            type Out = Product<Y, Transpose<R>>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(y: Y, r: R) -> Self::Out {
                mul(y, t(r))
            }
        }

        impl<L: Term<Kind: TransposeKind<L>>, Y: Term> AdjointRight<L, Y> for ($L, $R)
        where
            (<Transpose<L> as Term>::Kind, Y::Kind): Multiply<Transpose<L>, Y>,
        {
            type Out = Product<Transpose<L>, Y>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(l: L, y: Y) -> Self::Out {
                mul(t(l), y)
            }
        }
    )* };
}

plain_rule! {
    (ScalarKind, ScalarKind)
    (RowKind, ColumnKind) (ColumnKind, RowKind)
    (MatrixKind, ColumnKind) (RowKind, MatrixKind) (MatrixKind, MatrixKind)
}

/// A scalar beside what is none: its adjoint is the inner product, the other's is scaled.
macro_rules! scalar_rule {
    ($($Kind:ident)*) => { $(
        impl<Y: Term<Kind: InnerKind<Y, R>>, R: Term> AdjointLeft<Y, R> for (ScalarKind, $Kind) {
            type Out = S<Y::T>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(y: Y, r: R) -> S<Y::T> {
                inner(y, r)
            }
        }

        impl<L: Term, Y: Term> AdjointRight<L, Y> for (ScalarKind, $Kind)
        where
            (L::Kind, Y::Kind): Multiply<L, Y>,
        {
            type Out = Product<L, Y>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(l: L, y: Y) -> Self::Out {
                mul(l, y)
            }
        }

        impl<L: Term<Kind: InnerKind<L, Y>>, Y: Term> AdjointRight<L, Y> for ($Kind, ScalarKind) {
            type Out = S<L::T>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(l: L, y: Y) -> S<L::T> {
                inner(l, y)
            }
        }

        impl<Y: Term, R: Term> AdjointLeft<Y, R> for ($Kind, ScalarKind)
        where
            (Y::Kind, R::Kind): Multiply<Y, R>,
        {
            type Out = Product<Y, R>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(y: Y, r: R) -> Self::Out {
                mul(y, r)
            }
        }
    )* };
}

scalar_rule! { ColumnKind RowKind MatrixKind }

/// A product that is multiplied more than once: a matrix waits, as vectors come, a vector is computed.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn shared<'a, E: Term<Kind: ShareKind<E>> + 'a>(
    e: E,
    room: &'a mut <E::Kind as ShareKind<E>>::Room,
) -> <E::Kind as ShareKind<E>>::Out<'a> {
    E::Kind::share(e, room)
}

/// How a product of a kind is shared.
pub trait ShareKind<E> {
    /// Where it is evaluated.
    type Room: Blank;
    /// What it is multiplied as.
    type Out<'a>
    where
        E: 'a;

    /// What it is multiplied as.
    fn share<'a>(e: E, room: &'a mut Self::Room) -> Self::Out<'a>
    where
        E: 'a;
}

macro_rules! shared_as_it_is {
    ($($Kind:ident)+) => { $(
        impl<E> ShareKind<E> for $Kind {
            type Room = ();
            type Out<'a>
                = E
            where
                E: 'a;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn share<'a>(e: E, (): &'a mut ()) -> E
            where
                E: 'a,
            {
                e
            }
        }
    )+ };
}

shared_as_it_is! { ScalarKind MatrixKind }

macro_rules! shared_by_evaluation {
    ($($Kind:ident)+) => { $(
        impl<E: Term<Output: Blank + Operand<ByValue>>> ShareKind<E> for $Kind {
            type Room = E::Output;
            type Out<'a>
                = <E::Output as Operand<ByValue>>::View<'a>
            where
                E: 'a;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn share<'a>(e: E, room: &'a mut E::Output) -> Self::Out<'a>
            where
                E: 'a,
            {
                super::write(e, room);
                Operand::<ByValue>::view(&*room)
            }
        }
    )+ };
}

shared_by_evaluation! { ColumnKind RowKind }
