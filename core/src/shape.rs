//! Shapes at compile time: what an expansion checks before it computes.
//!
//! For every operation in the user's expression the macro emits a claim, such as
//! `w.times(x)`, and a local trait whose diagnostic speaks in the user's symbols. The claim holds
//! the two types and a verdict: two dimensions, [`Equal<I, J>`], that have to agree. No value exists
//! here, and nothing is left at run time.
//!
//! A claim that does not hold has no type, so that what follows from it stays silent: one mistake
//! is one error.

#![allow(clippy::inline_always, reason = "nothing of it exists at run time")]

use core::marker::PhantomData;

use crate::expression::{
    Array, ByNobody, ByScalar, Callable, ColumnArray, KroneckerArray, Multiplied, Nobody, Sides,
};
use crate::{Function, Matrix, Real, RowVector, Scalar, Vector};

/// The type of a value in an expression.
#[derive(Debug)]
pub struct Shape<S>(PhantomData<S>);

/// That `L` and `R` fit; if they do, `Next` follows.
#[derive(Debug)]
pub struct Claim<L, R, Verdict, Next>(PhantomData<(L, R, Verdict, Next)>);

/// Two claims about the same, one after the other.
pub type Claims<L, R, First, Second, Next> = Claim<L, R, First, Claim<L, R, Second, Next>>;

/// `I` has to be `J`.
#[derive(Debug)]
pub struct Equal<const I: usize, const J: usize>;

/// Holds.
pub type Yes = Equal<0, 0>;
/// Does not hold.
pub type No = Equal<0, 1>;

/// A dimension.
#[derive(Debug)]
pub struct Size<const N: usize>;

/// The shape of products that don't exist.
#[derive(Debug)]
pub struct Never;

/// What is never `S`: a decoy.
#[derive(Debug)]
pub struct Other<S>(PhantomData<S>);

impl<S> Clone for Shape<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Shape<S> {}

impl<S> Default for Shape<S> {
    #[inline(always)]
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<L, R, Verdict, Next> Default for Claim<L, R, Verdict, Next> {
    #[inline(always)]
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// The shape of a number written beside `Shape<S>`.
#[inline(always)]
#[must_use]
pub fn number<S: Kind>(_: Shape<S>) -> Shape<S::T> {
    Shape::default()
}

/// A value that goes on to be computed with if the whole expression, of shape `S`, fits.
#[inline(always)]
pub fn admit<S: Kind, A>(_: Shape<S>, value: A) -> S::Admit<A> {
    S::admit(value)
}

/// A dimension that is declared.
#[inline(always)]
#[must_use]
pub fn size<const N: usize>() -> Shape<Size<N>> {
    Shape::default()
}

/// The shape of an identity matrix with entries of this type.
#[inline(always)]
#[must_use]
pub fn identity<const N: usize, T: Scalar>(_: Shape<T>) -> Shape<Matrix<N, N, T>> {
    Shape::default()
}

/// The shape of a column with entries of this type.
#[inline(always)]
#[must_use]
pub fn column<const N: usize, T: Scalar>(_: Shape<T>) -> Shape<Vector<N, T>> {
    Shape::default()
}

/// The shape of a column with a 1 at `I`.
#[inline(always)]
#[must_use]
pub fn basis<const N: usize, const I: usize, T: Scalar>(_: Shape<T>) -> Shape<Vector<N, T>> {
    Shape::default()
}

/// The shape of a matrix with entries of this type.
#[inline(always)]
#[must_use]
pub fn matrix_of<const R: usize, const C: usize, T: Scalar>(_: Shape<T>) -> Shape<Matrix<R, C, T>> {
    Shape::default()
}

/// The shape of a user's function of arguments of these shapes. They stand first: the compiler would
/// take them for those of the only implementation if it knew nothing but the function.
#[inline(always)]
#[must_use]
pub fn applied<A: Shapes, F: Callable<A::Tuple, N>, M, N>(
    _: A,
    _: &F,
) -> Shape<<ValueOf<F::Function, A> as Valued<M>>::Shape>
where
    ValueOf<F::Function, A>: Valued<M>,
{
    Shape::default()
}

/// What a function results in for arguments of these shapes.
type ValueOf<F, A> = <F as Function<<A as Shapes>::Tuple>>::Value;

/// What a function may result in, in a form of which nothing follows when it does not hold.
#[diagnostic::on_unimplemented(
    message = "a function results in a scalar, a vector or a matrix, and not in `{Self}`",
    label = "results in `{Self}`",
    note = "it is what the implementation of `chainrule::Function` says: `type Value = {Self}`"
)]
pub trait Valued<M> {
    /// The type itself.
    type Shape;
}

#[diagnostic::do_not_recommend]
impl<V: Kind> Valued<ByScalar> for V {
    type Shape = V;
}

#[diagnostic::do_not_recommend]
impl<V: Nobody> Valued<ByNobody> for V {
    type Shape = V;
}

/// The shapes of arguments.
pub trait Shapes {
    /// One type, or a tuple of some.
    type Tuple;
}

impl<A> Shapes for (Shape<A>,) {
    type Tuple = A;
}

impl<A, B> Shapes for (Shape<A>, Shape<B>) {
    type Tuple = (A, B);
}

impl<A, B, C> Shapes for (Shape<A>, Shape<B>, Shape<C>) {
    type Tuple = (A, B, C);
}

/// What has its columns one below the other: a matrix whose entries are counted.
pub trait Stacks {
    /// `Vector<{R C}, T>`.
    type Column;
}

impl<const R: usize, const C: usize, T: Scalar> Stacks for Matrix<R, C, T>
where
    Sides<R, C>: Multiplied,
{
    type Column = <<Sides<R, C> as Multiplied>::Column<T> as Array>::Owned;
}

/// Two of one kind that have a Kronecker product.
pub trait Kroneckers {
    /// The Kronecker product.
    type Product;
}

impl<const N: usize, const M: usize, T: Scalar> Kroneckers for (Vector<N, T>, Vector<M, T>)
where
    Sides<N, M>: Multiplied,
{
    type Product = <<Sides<N, M> as Multiplied>::Column<T> as Array>::Owned;
}

impl<const N: usize, const M: usize, T: Scalar> Kroneckers for (RowVector<N, T>, RowVector<M, T>)
where
    Sides<N, M>: Multiplied,
{
    type Product = <<Sides<N, M> as Multiplied>::Column<T> as ColumnArray>::OwnedRow;
}

impl<const R: usize, const C: usize, const K: usize, const N: usize, T: Scalar> Kroneckers
    for (Matrix<R, C, T>, Matrix<K, N, T>)
where
    Sides<R, K>: Multiplied,
    Sides<C, N>: Multiplied,
{
    type Product = <KroneckerArray<R, C, K, N, T> as Array>::Owned;
}

/// [`Real`], in a form of which nothing follows when it does not hold.
///
/// `M` keeps the compiler from taking a type for real before it knows that it is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no elementary functions: it is not `Real`",
    label = "needs `sqrt`, `exp`, `sin` and the like",
    note = "a type parameter needs the bound `: Real`",
    note = "`f32` and `f64` get them from chainrule's feature `std` or, without `std`, `libm`: switch one on"
)]
#[cfg_attr(
    feature = "fixed",
    diagnostic::on_unimplemented(note = "fixed-point numbers have none")
)]
pub trait Elementary<M>: Scalar {
    /// `A` itself.
    type Admit<A>;

    /// The same shape, of entries with elementary functions.
    #[inline(always)]
    #[must_use]
    fn elementary<S: Kind<T = Self>>(_: Shape<S>) -> Shape<Self::Admit<S>> {
        Shape::default()
    }
}

#[diagnostic::do_not_recommend]
impl<T: Real> Elementary<ByScalar> for T {
    type Admit<A> = A;
}

#[diagnostic::do_not_recommend]
impl<T: Scalar + Nobody> Elementary<ByNobody> for T {
    type Admit<A> = A;
}

impl<L: Kind> Shape<L> {
    /// L R.
    #[inline(always)]
    #[must_use]
    pub fn times<R>(self, _: Shape<R>) -> Claims<L, R, L::Fits, L::Inner, Shape<L::Output>>
    where
        L: Product<R>,
    {
        Claim::default()
    }

    /// L + R and everything else that wants one shape.
    #[inline(always)]
    #[must_use]
    pub fn with<R>(self, _: Shape<R>) -> Claim<L, R, Yes, Self> {
        Claim::default()
    }

    /// ⟨L, R⟩: one shape, a scalar for result.
    #[inline(always)]
    #[must_use]
    pub fn contracted_with<R>(self, _: Shape<R>) -> Claim<L, R, Yes, Shape<L::T>> {
        Claim::default()
    }

    /// L / R, for a scalar R; no vector, and no matrix.
    #[inline(always)]
    #[must_use]
    pub fn divided_by<R: Kind>(self, _: Shape<R>) -> Claims<L, R, R::HasPowers, R::IsScalar, Self> {
        Claim::default()
    }

    /// Lᵀ, of what is no scalar.
    #[inline(always)]
    #[must_use]
    pub fn transposed(self) -> Claim<L, (), L::HasEntries, Shape<L::Transposed>> {
        Claim::default()
    }

    /// A sum or norm over the entries of what is no scalar.
    #[inline(always)]
    #[must_use]
    pub fn reduced(self) -> Claim<L, (), L::HasEntries, Shape<L::T>> {
        Claim::default()
    }

    /// The trace, of a square matrix.
    #[inline(always)]
    #[must_use]
    pub fn traced(self) -> Claims<L, (), L::IsMatrix, L::Sides, Shape<L::T>> {
        Claim::default()
    }

    /// A square matrix.
    #[inline(always)]
    #[must_use]
    pub fn squared(self) -> Claims<L, (), L::IsMatrix, L::Sides, Self> {
        Claim::default()
    }

    /// A matrix.
    #[inline(always)]
    #[must_use]
    pub fn matrix(self) -> Claim<L, (), L::IsMatrix, Self> {
        Claim::default()
    }

    /// A column.
    #[inline(always)]
    #[must_use]
    pub fn column(self) -> Claim<L, (), L::IsColumn, Self> {
        Claim::default()
    }

    /// A column or a matrix.
    #[inline(always)]
    #[must_use]
    pub fn column_or_matrix(self) -> Claim<L, (), L::HasDiagonal, Self> {
        Claim::default()
    }

    /// A row.
    #[inline(always)]
    #[must_use]
    pub fn row(self) -> Claim<L, (), L::IsRow, Self> {
        Claim::default()
    }

    /// The number of rows.
    #[inline(always)]
    #[must_use]
    pub fn rows(self) -> Shape<L::Rows> {
        Shape::default()
    }

    /// The number of columns.
    #[inline(always)]
    #[must_use]
    pub fn columns(self) -> Shape<L::Columns> {
        Shape::default()
    }

    /// A dimension of this shape is what it is declared to be.
    #[inline(always)]
    #[must_use]
    pub fn sized<const I: usize, const J: usize>(
        self,
        _: Shape<Size<I>>,
        _: Shape<Size<J>>,
    ) -> Claim<L, (), Equal<I, J>, Self> {
        Claim::default()
    }

    /// What the macro has found not to fit. The verdict depends on both, so that nothing is said where
    /// one of them is withheld.
    #[inline(always)]
    #[must_use]
    pub fn refused<R: Kind>(self, _: Shape<R>) -> Claim<L, R, R::Admit<No>, Shape<Never>> {
        Claim::default()
    }

    /// A column or a scalar.
    #[inline(always)]
    #[must_use]
    pub fn column_or_scalar(self) -> Claim<L, (), L::HasJacobian, Self> {
        Claim::default()
    }

    /// A vector; no scalar, and no matrix.
    #[inline(always)]
    #[must_use]
    pub fn vector(self) -> Claims<L, (), L::HasEntries, L::IsVector, Self> {
        Claim::default()
    }

    /// A scalar made of a vector.
    #[inline(always)]
    #[must_use]
    pub fn vector_reduced(self) -> Claims<L, (), L::HasEntries, L::IsVector, Shape<L::T>> {
        Claim::default()
    }

    /// A vector of 3 entries.
    #[inline(always)]
    #[must_use]
    pub fn of_three(self) -> Claims<L, (), L::IsVector, L::Three, Self> {
        Claim::default()
    }

    /// Of a column the diagonal matrix, of a square matrix the diagonal.
    #[inline(always)]
    #[must_use]
    pub fn diagonal(self) -> Claims<L, (), L::HasDiagonal, L::DiagonalSides, Shape<L::Diagonal>> {
        Claim::default()
    }

    /// x yᵀ.
    #[inline(always)]
    #[must_use]
    pub fn outer<R: Kind>(self, _: Shape<R>) -> Shape<L::Output>
    where
        L: Product<R::Transposed>,
    {
        Shape::default()
    }

    /// Two of one kind.
    #[inline(always)]
    #[must_use]
    pub fn kronecker<R>(self, _: Shape<R>) -> Claim<L, R, L::Alike, Shape<(L, R)>>
    where
        L: Product<R>,
    {
        Claim::default()
    }

    /// An integer power, of a scalar or a square matrix.
    #[inline(always)]
    #[must_use]
    pub fn powered(self) -> Claims<L, (), L::HasPowers, L::Sides, Self> {
        Claim::default()
    }

    /// A scalar.
    #[inline(always)]
    #[must_use]
    pub fn scalar(self) -> Claim<L, (), L::IsScalar, Self> {
        Claim::default()
    }

    /// A vector of the shape of another.
    #[inline(always)]
    #[must_use]
    pub fn dotted<R>(self, _: Shape<R>) -> Claims<L, R, L::IsVector, Yes, Shape<L::T>> {
        Claim::default()
    }

    /// This shape, if `R` is one too.
    #[inline(always)]
    #[must_use]
    pub fn also<R: Kind>(self, _: Shape<R>) -> Shape<R::Admit<L>> {
        Shape::default()
    }

    /// The type of the entries.
    #[inline(always)]
    #[must_use]
    pub fn entries(self) -> Shape<L::T> {
        Shape::default()
    }

    /// The entries of `R` are of this type.
    #[inline(always)]
    #[must_use]
    pub fn with_entries_of<R: Kind>(self, _: Shape<R>) -> Claim<L, R::T, Yes, Shape<R>> {
        Claim::default()
    }
}

/// One of the four kinds, with its dimensions.
pub trait Kind {
    /// Type of the entries.
    type T: Scalar;
    /// The shape of the transpose.
    type Transposed;
    /// Whether it is a scalar.
    type IsScalar;
    /// Whether it is a column or a row.
    type IsVector;
    /// Whether it is a matrix.
    type IsMatrix;
    /// Whether it is not a scalar.
    type HasEntries;
    /// Whether it is a scalar or a matrix.
    type HasPowers;
    /// The sides of a matrix, to be equal.
    type Sides;
    /// Whether it is a column.
    type IsColumn;
    /// Whether it is a row.
    type IsRow;
    /// The number of rows of a column or a matrix.
    type Rows;
    /// The number of columns of a row or a matrix.
    type Columns;
    /// Whether it is a column or a scalar.
    type HasJacobian;
    /// Whether it is a column or a matrix.
    type HasDiagonal;
    /// The sides of what has a diagonal, to be equal.
    type DiagonalSides;
    /// Of a column the diagonal matrix, of a matrix the diagonal.
    type Diagonal;
    /// Its length, to be 3.
    type Three;
    /// `A` itself.
    type Admit<A>;

    /// The value itself.
    fn admit<A>(value: A) -> Self::Admit<A>;
}

impl<T: Scalar> Kind for T {
    type T = T;
    type Transposed = T;
    type IsScalar = Yes;
    type IsVector = No;
    type IsMatrix = No;
    type HasEntries = No;
    type HasPowers = Yes;
    type Sides = Yes;
    type IsColumn = No;
    type IsRow = No;
    type Rows = Never;
    type Columns = Never;
    type HasJacobian = Yes;
    type HasDiagonal = No;
    type DiagonalSides = No;
    type Diagonal = Never;
    type Three = No;
    type Admit<A> = A;

    #[inline(always)]
    fn admit<A>(value: A) -> A {
        value
    }
}

impl<const N: usize, T: Scalar> Kind for Vector<N, T> {
    type T = T;
    type Transposed = RowVector<N, T>;
    type IsScalar = No;
    type IsVector = Yes;
    type IsMatrix = No;
    type HasEntries = Yes;
    type HasPowers = No;
    type Sides = No;
    type IsColumn = Yes;
    type IsRow = No;
    type Rows = Size<N>;
    type Columns = Never;
    type HasJacobian = Yes;
    type HasDiagonal = Yes;
    type DiagonalSides = Yes;
    type Diagonal = Matrix<N, N, T>;
    type Three = Equal<N, 3>;
    type Admit<A> = A;

    #[inline(always)]
    fn admit<A>(value: A) -> A {
        value
    }
}

impl<const N: usize, T: Scalar> Kind for RowVector<N, T> {
    type T = T;
    type Transposed = Vector<N, T>;
    type IsScalar = No;
    type IsVector = Yes;
    type IsMatrix = No;
    type HasEntries = Yes;
    type HasPowers = No;
    type Sides = No;
    type IsColumn = No;
    type IsRow = Yes;
    type Rows = Never;
    type Columns = Size<N>;
    type HasJacobian = No;
    type HasDiagonal = No;
    type DiagonalSides = No;
    type Diagonal = Never;
    type Three = Equal<N, 3>;
    type Admit<A> = A;

    #[inline(always)]
    fn admit<A>(value: A) -> A {
        value
    }
}

impl<const R: usize, const C: usize, T: Scalar> Kind for Matrix<R, C, T> {
    type T = T;
    type Transposed = Matrix<C, R, T>;
    type IsScalar = No;
    type IsVector = No;
    type IsMatrix = Yes;
    type HasEntries = Yes;
    type HasPowers = Yes;
    type Sides = Equal<R, C>;
    type IsColumn = No;
    type IsRow = No;
    type Rows = Size<R>;
    type Columns = Size<C>;
    type HasJacobian = No;
    type HasDiagonal = Yes;
    type DiagonalSides = Equal<R, C>;
    type Diagonal = Vector<R, T>;
    type Three = No;
    type Admit<A> = A;

    #[inline(always)]
    fn admit<A>(value: A) -> A {
        value
    }
}

/// The product with an `R`.
pub trait Product<R> {
    /// Whether the kinds multiply at all.
    type Fits;
    /// The inner dimensions: columns on the left, rows on the right.
    type Inner;
    /// Whether they are two of one kind, and no scalars.
    type Alike;
    /// The shape of the product.
    type Output;
}

/// One line a pair of kinds.
macro_rules! products {
    ($(<$(const $D:ident),*> $L:ty, $R:ty => $Output:ty, $Fits:ty, $Inner:ty, $Alike:ty;)*) => { $(
        impl<$(const $D: usize,)* T: Scalar> Product<$R> for $L {
            type Fits = $Fits;
            type Inner = $Inner;
            type Alike = $Alike;
            type Output = $Output;
        }
    )* };
}

products! {
    <> T, T => T, Yes, Yes, No;
    <const N> T, Vector<N, T> => Vector<N, T>, Yes, Yes, No;
    <const N> T, RowVector<N, T> => RowVector<N, T>, Yes, Yes, No;
    <const R, const C> T, Matrix<R, C, T> => Matrix<R, C, T>, Yes, Yes, No;

    <const N> Vector<N, T>, T => Vector<N, T>, Yes, Yes, No;
    <const N, const M> Vector<N, T>, Vector<M, T> => Never, No, No, Yes;
    <const N, const M> Vector<N, T>, RowVector<M, T> => Matrix<N, M, T>, Yes, Yes, No;
    <const N, const R, const C> Vector<N, T>, Matrix<R, C, T> => Never, No, No, No;

    <const N> RowVector<N, T>, T => RowVector<N, T>, Yes, Yes, No;
    <const N, const M> RowVector<N, T>, Vector<M, T> => T, Yes, Equal<N, M>, No;
    <const N, const M> RowVector<N, T>, RowVector<M, T> => Never, No, No, Yes;
    <const N, const R, const C> RowVector<N, T>, Matrix<R, C, T> => RowVector<C, T>, Yes, Equal<N, R>, No;

    <const R, const C> Matrix<R, C, T>, T => Matrix<R, C, T>, Yes, Yes, No;
    <const R, const C, const N> Matrix<R, C, T>, Vector<N, T> => Vector<R, T>, Yes, Equal<C, N>, No;
    <const R, const C, const N> Matrix<R, C, T>, RowVector<N, T> => Never, No, No, No;
    <const R, const C, const K, const N> Matrix<R, C, T>, Matrix<K, N, T> => Matrix<R, N, T>, Yes, Equal<C, K>, Yes;
}
