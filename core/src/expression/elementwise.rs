//! What is done entry by entry. A chain of it is one loop, and in place behind a product.

use core::marker::PhantomData;

use super::array::{Array, MatrixArray};
use super::small::update;
use super::{ColumnKind, Expr, MatrixKind, Row, RowKind, S, ScalarKind, Term};
use crate::straight::IS_SMALL_PROCESSOR;
use crate::{Real, Scalar};

/// s E.
#[derive(Clone, Copy, Debug)]
pub struct Scaled<E: Term> {
    pub(super) factor: E::T,
    pub(super) e: E,
}

/// E / s.
#[derive(Clone, Copy, Debug)]
pub struct Divided<E: Term> {
    e: E,
    divisor: E::T,
}

/// L + β R.
#[derive(Clone, Copy, Debug)]
pub struct Sum<L: Term, R> {
    l: L,
    beta: L::T,
    r: R,
}

/// f(E), entry by entry; an f takes so much `WORK`.
#[derive(Clone, Copy, Debug)]
pub struct Map<E, F, const WORK: usize> {
    e: E,
    f: F,
}

/// What a [`Map`] does to each entry.
pub trait EntryFunction<T> {
    /// Whether an entry takes as long by itself as among all of an array.
    const IS_SEPARATE: bool = true;

    /// f(x).
    fn of(&self, x: T) -> T;

    /// x = α f(x) of all entries.
    fn overwrite(&self, alpha: T, entries: &mut [T]);
}

impl<T: Scalar, F: Fn(T) -> T> EntryFunction<T> for F {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn of(&self, x: T) -> T {
        self(x)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn overwrite(&self, alpha: T, entries: &mut [T]) {
        for entry in entries {
            *entry = alpha * self(*entry);
        }
    }
}

/// f, which is also `moderate` where |x| is at most [`MODERATE`](Real::MODERATE).
#[derive(Clone, Copy, Debug)]
pub struct Periodic<F, M> {
    f: F,
    moderate: M,
}

impl<T: Real, F: Fn(T) -> T, M: Fn(T) -> T> EntryFunction<T> for Periodic<F, M> {
    // Whether all are moderate is asked once, as a branch for each entry would keep a loop from vectors.
    const IS_SEPARATE: bool = IS_SMALL_PROCESSOR;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn of(&self, x: T) -> T {
        (self.f)(x)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn overwrite(&self, alpha: T, entries: &mut [T]) {
        if entries
            .iter()
            .fold(true, |all, x| all & (x.abs() <= T::MODERATE))
        {
            self.moderate.overwrite(alpha, entries);
        } else {
            self.f.overwrite(alpha, entries);
        }
    }
}

/// f(L, R), entry by entry; an f takes so much `WORK`.
#[derive(Clone, Copy, Debug)]
pub struct Zip<L, R, F, const WORK: usize> {
    l: L,
    r: R,
    f: F,
}

/// 1 in every entry, in the shape of `E`.
#[derive(Clone, Copy, Debug)]
pub struct Ones<E>(pub(super) PhantomData<E>);

/// The identity matrix, in the shape of `A`.
#[derive(Clone, Copy, Debug)]
pub struct Eye<A>(pub(super) PhantomData<A>);

/// x y. With [`zip`], the Hadamard product.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn times<T: Scalar>(x: T, y: T) -> T {
    x * y
}

/// x².
#[cfg_attr(not(unoptimised), inline(always))]
pub fn square<T: Scalar>(x: T) -> T {
    x * x
}

/// x / y.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn over<T: Scalar>(x: T, y: T) -> T {
    x.quotient(y)
}

/// The step function, which is relu′, with step(0) = 0. NaN stays NaN.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn step<T: Scalar>(x: T) -> T {
    x.sign().relu()
}

/// e^−|x|.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn exp_minus_abs<T: Real>(x: T) -> T {
    (-x.abs()).exp()
}

/// x, or 1 for 0: a divisor for what is 0 itself when x is, as x/‖x‖.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn nonzero<T: Scalar>(x: T) -> T {
    if x == T::ZERO { T::ONE } else { x }
}

/// f of every entry.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn map<E, F>(e: E, f: F) -> <E::Kind as MapKind<E, F, ARITHMETIC>>::Out
where
    E: Term<Kind: MapKind<E, F, ARITHMETIC>>,
    F: Fn(E::T) -> E::T,
{
    E::Kind::map(e, f)
}

/// The same of an f that takes longer than arithmetic.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn map_by<E, F>(e: E, f: F) -> <E::Kind as MapKind<E, F, FUNCTION>>::Out
where
    E: Term<Kind: MapKind<E, F, FUNCTION>>,
    F: Fn(E::T) -> E::T,
{
    E::Kind::map(e, f)
}

/// The same of a sine or cosine f: by `moderate`, which is faster for many entries, where none of them is large.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn map_periodic<E, F, M>(
    e: E,
    f: F,
    moderate: M,
) -> <E::Kind as MapKind<E, Periodic<F, M>, FUNCTION>>::Out
where
    E: Term<Kind: MapKind<E, Periodic<F, M>, FUNCTION>>,
    F: Fn(E::T) -> E::T,
    M: Fn(E::T) -> E::T,
{
    E::Kind::map(e, Periodic { f, moderate })
}

/// f of the entries of two terms of one shape.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn zip<L, R, F>(l: L, r: R, f: F) -> <L::Kind as ZipKind<L, R, F, 1>>::Out
where
    L: Term<Kind: ZipKind<L, R, F, 1>>,
    R: Term,
    F: Fn(L::T, L::T) -> L::T,
{
    L::Kind::zip(l, r, f)
}

/// The same of an f that takes longer than arithmetic.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn zip_by<L, R, F>(l: L, r: R, f: F) -> <L::Kind as ZipKind<L, R, F, FUNCTION>>::Out
where
    L: Term<Kind: ZipKind<L, R, F, FUNCTION>>,
    R: Term,
    F: Fn(L::T, L::T) -> L::T,
{
    L::Kind::zip(l, r, f)
}

/// L + R.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn add<L, R>(l: L, r: R) -> <L::Kind as SumKind<L, R>>::Out
where
    L: Term<Kind: SumKind<L, R>>,
    R: Term,
{
    L::Kind::sum(l, L::T::ONE, r)
}

/// L − R.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn sub<L, R>(l: L, r: R) -> <L::Kind as SumKind<L, R>>::Out
where
    L: Term<Kind: SumKind<L, R>>,
    R: Term,
{
    L::Kind::sum(l, -L::T::ONE, r)
}

/// E / s.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn div<E>(e: E, s: S<E::T>) -> <E::Kind as DivideKind<E>>::Out
where
    E: Term<Kind: DivideKind<E>>,
{
    E::Kind::divide(e, s.0)
}

/// How a kind maps.
pub trait MapKind<E, F, const WORK: usize> {
    /// f(E).
    type Out;

    /// f(E).
    fn map(e: E, f: F) -> Self::Out;
}

/// How a kind zips.
pub trait ZipKind<L, R, F, const WORK: usize> {
    /// f(L, R).
    type Out;

    /// f(L, R).
    fn zip(l: L, r: R, f: F) -> Self::Out;
}

/// How a kind adds.
pub trait SumKind<L: Term, R> {
    /// L + β R.
    type Out;

    /// L + β R.
    fn sum(l: L, beta: L::T, r: R) -> Self::Out;
}

/// How a kind is divided by a scalar.
pub trait DivideKind<E: Term> {
    /// E / s.
    type Out;

    /// E / s.
    fn divide(e: E, divisor: E::T) -> Self::Out;
}

/// How a kind becomes all ones.
pub trait OnesKind<E> {
    /// 1 in every entry.
    type Out;

    /// 1 in every entry.
    fn ones() -> Self::Out;
}

impl<T: Scalar, F: EntryFunction<T>, const WORK: usize> MapKind<S<T>, F, WORK> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn map(e: S<T>, f: F) -> S<T> {
        S(f.of(e.0))
    }
}

impl<T: Scalar, F: Fn(T, T) -> T, const WORK: usize> ZipKind<S<T>, S<T>, F, WORK> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn zip(l: S<T>, r: S<T>, f: F) -> S<T> {
        S(f(l.0, r.0))
    }
}

impl<T: Scalar> SumKind<S<T>, S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn sum(l: S<T>, beta: T, r: S<T>) -> S<T> {
        S(l.0 + beta * r.0)
    }
}

impl<T: Scalar> DivideKind<S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn divide(e: S<T>, divisor: T) -> S<T> {
        S(e.0.quotient(divisor))
    }
}

impl<T: Scalar> OnesKind<S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn ones() -> S<T> {
        S(T::ONE)
    }
}

/// The rules of columns and of matrices.
macro_rules! entry_by_entry {
    ($Kind:ident) => {
        impl<E: Expr, F, const WORK: usize> MapKind<E, F, WORK> for $Kind {
            type Out = Map<E, F, WORK>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn map(e: E, f: F) -> Map<E, F, WORK> {
                Map { e, f }
            }
        }

        impl<L: Expr, R: Expr<T = L::T>, F, const WORK: usize> ZipKind<L, R, F, WORK> for $Kind {
            type Out = Zip<L, R, F, WORK>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn zip(l: L, r: R, f: F) -> Zip<L, R, F, WORK> {
                Zip { l, r, f }
            }
        }

        impl<L: Expr, R: Expr<T = L::T>> SumKind<L, R> for $Kind {
            type Out = Sum<L, R>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn sum(l: L, beta: L::T, r: R) -> Sum<L, R> {
                Sum { l, beta, r }
            }
        }

        impl<E: Expr> DivideKind<E> for $Kind {
            type Out = Divided<E>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn divide(e: E, divisor: E::T) -> Divided<E> {
                Divided { e, divisor }
            }
        }

        impl<E: Expr> OnesKind<E> for $Kind {
            type Out = Ones<E>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn ones() -> Ones<E> {
                Ones(PhantomData)
            }
        }
    };
}

entry_by_entry!(ColumnKind);
entry_by_entry!(MatrixKind);

impl<E: Expr, F, const WORK: usize> MapKind<Row<E>, F, WORK> for RowKind {
    type Out = Row<Map<E, F, WORK>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn map(row: Row<E>, f: F) -> Row<Map<E, F, WORK>> {
        Row(Map { e: row.0, f })
    }
}

impl<L: Expr, R: Expr<T = L::T>, F, const WORK: usize> ZipKind<Row<L>, Row<R>, F, WORK>
    for RowKind
{
    type Out = Row<Zip<L, R, F, WORK>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn zip(l: Row<L>, r: Row<R>, f: F) -> Row<Zip<L, R, F, WORK>> {
        Row(Zip { l: l.0, r: r.0, f })
    }
}

impl<L: Expr, R: Expr<T = L::T>> SumKind<Row<L>, Row<R>> for RowKind
where
    Row<L>: Term<T = L::T>,
{
    type Out = Row<Sum<L, R>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn sum(l: Row<L>, beta: L::T, r: Row<R>) -> Row<Sum<L, R>> {
        Row(Sum {
            l: l.0,
            beta,
            r: r.0,
        })
    }
}

impl<E: Expr> DivideKind<Row<E>> for RowKind
where
    Row<E>: Term<T = E::T>,
{
    type Out = Row<Divided<E>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn divide(row: Row<E>, divisor: E::T) -> Row<Divided<E>> {
        Row(Divided { e: row.0, divisor })
    }
}

impl<E: Expr> OnesKind<Row<E>> for RowKind {
    type Out = Row<Ones<E>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn ones() -> Row<Ones<E>> {
        Row(Ones(PhantomData))
    }
}

/// A node is a term of the kind of its first operand, and evaluates to the owner of its array.
macro_rules! term {
    ($Node:ident<$E:ident: $Bound:path $(, $P:ident: ($($PBound:tt)+))*>, $work:expr) => {
        impl<$E: $Bound $(, $P: $($PBound)+)*> Term for $Node<$E $(, $P)*> {
            type T = $E::T;
            type Kind = $E::Kind;
            type Output = <$E::Array as Array>::Owned;
            const WORK: usize = $work;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn write_to(self, out: &mut Self::Output) {
                self.write(Scalar::ONE, <$E::Array as Array>::of(out));
            }
        }
    };
}

/// What a function costs, in multiplications.
pub(super) const FUNCTION: usize = 32;

/// x² or |x| takes less, but counts so much that wide vectors are chosen from four entries on, where they pay.
const ARITHMETIC: usize = 16;

term!(Scaled<E: Expr>, E::WORK);
term!(Divided<E: Expr>, E::WORK + 4 * E::Array::ENTRIES);
term!(Sum<L: Expr, R: (Expr<T = L::T, Array = L::Array>)>, L::WORK + R::WORK + Self::OUTSIDE_OF_KERNELS);
term!(Ones<E: Expr>, E::Array::ENTRIES);

impl<E: Expr> Expr for Scaled<E> {
    type Array = E::Array;
    const ELEMENTWISE: bool = E::ELEMENTWISE;
    const BY_PLACE: bool = E::BY_PLACE;
    const BY_ENTRY: bool = E::BY_ENTRY;
    const ONTO: bool = E::ONTO;
    const IS_INVERSE: bool = E::IS_INVERSE;
    const IS_DIAGONAL: bool = E::IS_DIAGONAL;
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, j: usize) -> Option<E::T> {
        let entry = self.e.nonzero_at(i, j)?;
        Some(self.factor * entry)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> E::T {
        self.factor * self.e.at_place(place)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut E::Array) {
        self.e.write(alpha * self.factor, out);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: E::T, out: &mut E::Array) {
        self.e.accumulate(alpha * self.factor, out);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_with(self, alpha: E::T, beta: E::T, c: &[E::T], out: &mut E::Array) {
        self.e.write_with(alpha * self.factor, beta, c, out);
    }
}

impl<E: Expr> Expr for Divided<E> {
    type Array = E::Array;
    const ELEMENTWISE: bool = E::ELEMENTWISE;
    const BY_PLACE: bool = E::BY_PLACE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> E::T {
        self.e.at(i, j).quotient(self.divisor)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> E::T {
        self.e.at_place(place).quotient(self.divisor)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut E::Array) {
        self.e.write(alpha, out);
        update!(Self::Array, out, |_, _, entry| *entry =
            entry.quotient(self.divisor));
    }

    accumulate_evaluated!();
}

impl<L: Expr, R: Expr<T = L::T, Array = L::Array>> Sum<L, R> {
    /// Whether R is put onto L in one pass, or L onto R.
    const IS_ONTO: [bool; 2] = [R::ONTO && L::IN_ARRAY, L::ONTO && R::IN_ARRAY];

    /// How many additions are none of a kernel's.
    const OUTSIDE_OF_KERNELS: usize = match Self::IS_ONTO {
        [false, false] => L::Array::ENTRIES,
        _ => 0,
    };
}

impl<L: Expr, R: Expr<T = L::T, Array = L::Array>> Expr for Sum<L, R> {
    type Array = L::Array;
    const ELEMENTWISE: bool = L::ELEMENTWISE && R::ELEMENTWISE;
    const BY_PLACE: bool = L::BY_PLACE && R::BY_PLACE;
    const BY_ENTRY: bool = L::BY_ENTRY && R::BY_ENTRY;
    const ONTO: bool = Self::ELEMENTWISE && (L::ONTO || R::ONTO);
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, j: usize) -> Option<L::T> {
        match (self.l.nonzero_at(i, j), self.r.nonzero_at(i, j)) {
            (Some(l), Some(_)) => Some(self.r.added_to(l, self.beta, i, j)),
            (None, Some(r)) => Some(self.beta * r),
            (l, None) => l,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> L::T {
        self.l.at_place(place) + self.beta * self.r.at_place(place)
    }

    /// A product is accumulated upon the rest: `A x − b` starts from −b.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: L::T, out: &mut L::Array) {
        let beta = alpha * self.beta;
        if const { Self::IS_ONTO[0] } {
            self.r
                .write_with(beta, alpha, self.l.flat(&mut L::storage()), out);
        } else if const { Self::IS_ONTO[1] } {
            self.l
                .write_with(alpha, beta, self.r.flat(&mut R::storage()), out);
        } else if const { Self::ELEMENTWISE && !Self::ONTO } {
            self.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, x| *entry = alpha * x,
            );
        } else if const { R::ELEMENTWISE } {
            self.r.write(beta, out);
            self.l.accumulate(alpha, out);
        } else {
            self.l.write(alpha, out);
            self.r.accumulate(beta, out);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: L::T, out: &mut L::Array) {
        if const { Self::ELEMENTWISE } {
            self.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, x| *entry += alpha * x,
            );
        } else {
            self.l.accumulate(alpha, out);
            self.r.accumulate(alpha * self.beta, out);
        }
    }
}

impl<E: Expr, F: EntryFunction<E::T> + Copy, const WORK: usize> Term for Map<E, F, WORK> {
    type T = E::T;
    type Kind = E::Kind;
    type Output = <E::Array as Array>::Owned;
    const WORK: usize = E::WORK + WORK * E::Array::ENTRIES;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Self::Output) {
        self.write(E::T::ONE, E::Array::of(out));
    }
}

impl<E: Expr, F: EntryFunction<E::T> + Copy, const WORK: usize> Expr for Map<E, F, WORK> {
    type Array = E::Array;
    const ELEMENTWISE: bool = E::ELEMENTWISE && F::IS_SEPARATE;
    const BY_PLACE: bool = E::BY_PLACE && F::IS_SEPARATE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> E::T {
        self.f.of(self.e.at(i, j))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> E::T {
        self.f.of(self.e.at_place(place))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut E::Array) {
        if const { Self::BY_PLACE && !IS_SMALL_PROCESSOR } {
            self.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, x| *entry = alpha * x,
            );
        } else if const { Self::ELEMENTWISE } {
            // A loop, however small: a function may be long.
            out.update(|i, j, entry| *entry = alpha * self.at(i, j));
        } else {
            self.e.write(E::T::ONE, out);
            if IS_SMALL_PROCESSOR {
                out.update(|_, _, entry| *entry = alpha * self.f.of(*entry));
            } else {
                self.f.overwrite(alpha, out.flat_mut());
            }
        }
    }

    accumulate_evaluated!();
}

impl<L, R, F, const WORK: usize> Term for Zip<L, R, F, WORK>
where
    L: Expr,
    R: Expr<T = L::T, Array = L::Array>,
    F: Fn(L::T, L::T) -> L::T + Copy,
{
    type T = L::T;
    type Kind = L::Kind;
    type Output = <L::Array as Array>::Owned;
    const WORK: usize = L::WORK + R::WORK + WORK * L::Array::ENTRIES;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Self::Output) {
        self.write(L::T::ONE, L::Array::of(out));
    }
}

impl<L, R, F, const WORK: usize> Expr for Zip<L, R, F, WORK>
where
    L: Expr,
    R: Expr<T = L::T, Array = L::Array>,
    F: Fn(L::T, L::T) -> L::T + Copy,
{
    type Array = L::Array;
    const ELEMENTWISE: bool = L::ELEMENTWISE && R::ELEMENTWISE;
    const BY_PLACE: bool = L::BY_PLACE && R::BY_PLACE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> L::T {
        (self.f)(self.l.at(i, j), self.r.at(i, j))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> L::T {
        (self.f)(self.l.at_place(place), self.r.at_place(place))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: L::T, out: &mut L::Array) {
        let f = |l, r| alpha * (self.f)(l, r);
        if const { Self::ELEMENTWISE } {
            self.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, x| *entry = alpha * x,
            );
        } else if const { R::ELEMENTWISE } {
            self.l.write(L::T::ONE, out);
            self.r.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, r| *entry = f(*entry, r),
            );
        } else if const { L::ELEMENTWISE } {
            self.r.write(L::T::ONE, out);
            self.l.with_each(
                out,
                #[cfg_attr(not(unoptimised), inline(always))]
                |entry, l| *entry = f(l, *entry),
            );
        } else {
            self.l.write(L::T::ONE, out);
            let mut r = R::storage();
            for (entry, r) in out.flat_mut().iter_mut().zip(self.r.flat(&mut r)) {
                *entry = f(*entry, *r);
            }
        }
    }

    accumulate_evaluated!();
}

impl<E: Expr> Expr for Ones<E> {
    type Array = E::Array;
    const ELEMENTWISE: bool = true;
    const BY_PLACE: bool = true;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, _i: usize, _j: usize) -> E::T {
        E::T::ONE
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, _place: usize) -> E::T {
        E::T::ONE
    }
}

impl<A: MatrixArray + Copy> Term for Eye<A> {
    type T = A::T;
    type Kind = MatrixKind;
    type Output = A::Owned;
    const WORK: usize = A::ENTRIES;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut A::Owned) {
        self.write(Scalar::ONE, A::of(out));
    }
}

impl<A: MatrixArray + Copy> Expr for Eye<A> {
    type Array = A;
    const ELEMENTWISE: bool = true;
    const IS_DIAGONAL: bool = true;
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, j: usize) -> Option<A::T> {
        if i == j { Some(A::T::ONE) } else { None }
    }
}
