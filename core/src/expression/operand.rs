//! The leaves: the user's values, taken by reference.

use super::array::{Array, ColumnArray};
use super::{
    ColumnExpr, ColumnKind, Expr, MatrixExpr, MatrixKind, Onto, RowKind, ScalarKind, Term, kernel,
};
use crate::processor::wide::is_worthwhile;
use crate::shape::Shape;
use crate::{Matrix, RowVector, Scalar, Vector};

/// A scalar.
#[derive(Clone, Copy, Debug)]
pub struct S<T>(pub T);

/// A column that lies in an array.
#[derive(Clone, Copy, Debug)]
pub struct Column<'a, const N: usize, T>(pub &'a [T; N]);

/// A row: the column `E` of the same entries, transposed.
#[derive(Clone, Copy, Debug)]
pub struct Row<E>(pub E);

/// An R×C matrix that lies in an array.
#[derive(Clone, Copy, Debug)]
pub struct Mat<'a, const R: usize, const C: usize, T>(pub &'a [[T; R]; C]);

/// The R×C transpose of a C×R matrix that lies in an array; nothing is moved.
#[derive(Clone, Copy, Debug)]
pub struct Transposed<'a, const R: usize, const C: usize, T>(pub &'a [[T; C]; R]);

/// What a name in an expression may stand for: a scalar, `Vector`, `RowVector`, `Matrix`, or a
/// reference to one.
///
/// `M` tells the implementations apart and is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no place in a matrix expression",
    label = "is a `{Self}`",
    note = "a name stands for a scalar (`f64`, `f32`, a type that implements `Scalar`), a `Vector`, a `RowVector` or a `Matrix`",
    note = "of anything else, `{{ … }}` makes a constant: `{{ n as f64 }}`, `{{ f(x) }}`, `{{ *boxed }}`; a function of your own stands behind a `;`, `fn f = path`",
    note = "in a generic function the entries are `T: Scalar`, or `T: Real` where functions such as `exp` occur"
)]
#[cfg_attr(
    feature = "fixed",
    diagnostic::on_unimplemented(
        note = "of the crate `fixed`, `Wrapping<F>` and `Saturating<F>` are scalars, of a signed format F that has 1, such as `FixedI32<U16>`; F itself is none, as it panics beyond its range"
    )
)]
pub trait Operand<M> {
    /// Its type without references.
    type Shape;
    /// The leaf of an expression.
    type View<'a>: Term
    where
        Self: 'a;

    /// Its type, for the checks.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn shape(&self) -> Shape<Self::Shape> {
        Shape::default()
    }

    /// A view of the value.
    fn view(&self) -> Self::View<'_>;
}

/// Tells apart the implementations of [`Operand`].
#[derive(Debug)]
pub struct ByValue;
/// Tells apart the implementations of [`Operand`].
#[derive(Debug)]
pub struct ByReference<M>(M);
/// Tells apart the implementations of [`Operand`].
#[derive(Debug)]
pub struct ByScalar;

/// Tells apart the implementations of [`Operand`].
#[derive(Debug)]
pub struct ByNobody;

/// What no type implements.
pub trait Nobody: Term {}

/// With this beside the implementation for scalars, the compiler does not take a type for a scalar
/// before it knows that it is one.
#[diagnostic::do_not_recommend]
impl<A: Nobody> Operand<ByNobody> for A {
    type Shape = A;
    type View<'a>
        = A
    where
        A: 'a;

    fn view(&self) -> A {
        *self
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Operand<ByScalar> for T {
    type Shape = T;
    type View<'a> = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn view(&self) -> S<T> {
        S(*self)
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize, T: Scalar> Operand<ByValue> for Vector<N, T> {
    type Shape = Self;
    type View<'a> = Column<'a, N, T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn view(&self) -> Column<'_, N, T> {
        Column(&self.0)
    }
}

#[diagnostic::do_not_recommend]
impl<const N: usize, T: Scalar> Operand<ByValue> for RowVector<N, T> {
    type Shape = Self;
    type View<'a> = Row<Column<'a, N, T>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn view(&self) -> Row<Column<'_, N, T>> {
        Row(Column(&self.0))
    }
}

#[diagnostic::do_not_recommend]
impl<const R: usize, const C: usize, T: Scalar> Operand<ByValue> for Matrix<R, C, T> {
    type Shape = Self;
    type View<'a> = Mat<'a, R, C, T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn view(&self) -> Mat<'_, R, C, T> {
        Mat(&self.0)
    }
}

/// What points to a value stands for it.
macro_rules! pointers {
    ($($Pointer:ty, $By:ident;)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<M, A: Operand<M>> Operand<$By<M>> for $Pointer {
            type Shape = A::Shape;
            type View<'a>
                = A::View<'a>
            where
                Self: 'a;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn view(&self) -> A::View<'_> {
                A::view(self)
            }
        }
    )* };
}

pointers! {
    &A, ByReference;
    &mut A, ByReference;
}

#[cfg(feature = "std")]
pointers! {
    std::boxed::Box<A>, ByReference;
    std::rc::Rc<A>, ByReference;
    std::sync::Arc<A>, ByReference;
}

/// The leaf of a value.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn view<M, A: Operand<M>>(value: &A) -> A::View<'_> {
    value.view()
}

/// A number written in the expression, of the type of the entries of `_like`.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn literal<E: Term>(_like: E, double: f64, single: f32) -> S<E::T> {
    S(E::T::literal(double, single))
}

impl<T: Scalar> Term for S<T> {
    type T = T;
    type Kind = ScalarKind;
    type Output = T;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut T) {
        *out = self.0;
    }
}

impl<const N: usize, T: Scalar> Term for Column<'_, N, T> {
    type T = T;
    type Kind = ColumnKind;
    type Output = Vector<N, T>;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Vector<N, T>) {
        out.0 = *self.0;
    }
}

impl<const N: usize, T: Scalar> Expr for Column<'_, N, T> {
    type Array = [T; N];
    const ELEMENTWISE: bool = true;
    const BY_PLACE: bool = true;
    const IN_ARRAY: bool = true;
    type Storage = ();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> T {
        self.0.entry(i, j)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> T {
        match self.0.get(place) {
            Some(&entry) => entry,
            None => T::ZERO,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn storage() {}

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat<'a>(self, (): &'a mut ()) -> &'a [T]
    where
        Self: 'a,
    {
        self.0
    }
}

impl<E: ColumnExpr> Term for Row<E> {
    type T = E::T;
    type Kind = RowKind;
    type Output = <E::Array as ColumnArray>::OwnedRow;
    const WORK: usize = E::WORK;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Self::Output) {
        self.0.write(E::T::ONE, E::Array::of_row(out));
    }
}

impl<const R: usize, const C: usize, T: Scalar> Term for Mat<'_, R, C, T> {
    type T = T;
    type Kind = MatrixKind;
    type Output = Matrix<R, C, T>;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Matrix<R, C, T>) {
        out.0 = *self.0;
    }
}

impl<const R: usize, const C: usize, T: Scalar> Expr for Mat<'_, R, C, T> {
    type Array = [[T; R]; C];
    const ELEMENTWISE: bool = true;
    const BY_PLACE: bool = true;
    const IN_ARRAY: bool = true;
    type Storage = ();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> T {
        self.0.entry(i, j)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, place: usize) -> T {
        match self.0.as_flattened().get(place) {
            Some(&entry) => entry,
            None => T::ZERO,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn storage() {}

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat<'a>(self, (): &'a mut ()) -> &'a [T]
    where
        Self: 'a,
    {
        self.0.as_flattened()
    }
}

impl<const R: usize, const C: usize, T: Scalar> Term for Transposed<'_, R, C, T> {
    type T = T;
    type Kind = MatrixKind;
    type Output = Matrix<R, C, T>;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut Matrix<R, C, T>) {
        self.write(T::ONE, &mut out.0);
    }
}

impl<const R: usize, const C: usize, T: Scalar> Expr for Transposed<'_, R, C, T> {
    type Array = [[T; R]; C];
    const ELEMENTWISE: bool = true;
    const ONTO: bool = is_worthwhile(R * C);
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> T {
        self.0.entry(j, i)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: T, out: &mut [[T; R]; C]) {
        kernel::transpose(Onto::Nothing, alpha, self.0, out);
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_with(self, alpha: T, beta: T, c: &[T], out: &mut [[T; R]; C]) {
        kernel::transpose(Onto::Other(beta, c), alpha, self.0, out);
    }
}

/// The transpose, without moving an entry. A scalar is its own.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn t<E: Term<Kind: TransposeKind<E>>>(e: E) -> <E::Kind as TransposeKind<E>>::Out {
    E::Kind::transpose(e)
}

/// How a kind is transposed.
pub trait TransposeKind<E> {
    /// The transpose.
    type Out: Term;

    /// The transpose.
    fn transpose(e: E) -> Self::Out;
}

impl<T: Scalar> TransposeKind<S<T>> for ScalarKind {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn transpose(e: S<T>) -> S<T> {
        e
    }
}

impl<E: ColumnExpr> TransposeKind<E> for ColumnKind {
    type Out = Row<E>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn transpose(e: E) -> Row<E> {
        Row(e)
    }
}

impl<E: ColumnExpr> TransposeKind<Row<E>> for RowKind {
    type Out = E;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn transpose(row: Row<E>) -> E {
        row.0
    }
}

impl<E: MatrixExpr> TransposeKind<E> for MatrixKind {
    type Out = E::Flipped;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn transpose(e: E) -> E::Flipped {
        e.flipped()
    }
}
