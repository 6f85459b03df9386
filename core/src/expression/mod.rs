//! What an expansion is made of: expressions that are built without work and evaluated into places.
//!
//! An operation such as [`mul`] returns a node, a value of a type like `MatVec<Mat, Column>`, and
//! [`write()`] walks the nodes once and writes the result where it belongs. The types decide what the
//! macro can't know: which of two factors is the scalar, in which order a product is cheapest
//! (a product of matrices stays unevaluated until a vector reaches it), what fuses into one loop.
//!
//! - Scalars are wrapped in [`S`] and computed at once.
//! - Columns and matrices are [`Expr`]s over their plain arrays, `[T; N]` and `[[T; R]; C]`.
//! - A row is [`Row`] around the column of the same entries; every rule for rows is the column's.
//!
//! Nothing here checks shapes; [`shape`](crate::shape) has done so before.

#![allow(
    clippy::inline_always,
    reason = "what runs in a function with a feature has to be inlined there"
)]

/// `storage` and `flat` of what lies in no array.
macro_rules! evaluated {
    () => {
        type Storage = Self::Array;

        #[cfg_attr(not(unoptimised), inline(always))]
        fn storage() -> Self::Array {
            Self::Array::zeros()
        }

        #[cfg_attr(not(unoptimised), inline(always))]
        fn flat<'a>(self, storage: &'a mut Self::Array) -> &'a [Self::T]
        where
            Self: 'a,
        {
            self.write(<Self::T as $crate::Scalar>::ONE, storage);
            $crate::expression::Array::flat(&*storage)
        }
    };
}
/// `accumulate` for what is not elementwise: by way of an array of its own.
macro_rules! accumulate_evaluated {
    () => {
        #[cfg_attr(not(unoptimised), inline(always))]
        fn accumulate(self, alpha: Self::T, out: &mut Self::Array) {
            if const { Self::ELEMENTWISE } {
                $crate::expression::small::update!(Self::Array, out, |i, j, entry| *entry +=
                    alpha * self.at(i, j));
            } else {
                let mut value = Self::storage();
                let value = self.flat(&mut value);
                $crate::expression::small::add_to(alpha, value, out);
            }
        }
    };
}

/// `at` of what has `nonzero_at`.
macro_rules! at_or_zero {
    () => {
        #[cfg_attr(not(unoptimised), inline(always))]
        fn at(self, i: usize, j: usize) -> Self::T {
            self.nonzero_at(i, j).unwrap_or($crate::Scalar::ZERO)
        }
    };
}

/// A term that evaluates to the owner of its array.
macro_rules! term {
    ([$($parameters:tt)*] $Node:ty $(, where [$($bounds:tt)*])? => $T:ty, $Kind:ty, $work:expr) => {
        impl<$($parameters)*> $crate::expression::Term for $Node
        $(where $($bounds)*)?
        {
            type T = $T;
            type Kind = $Kind;
            type Output = <<Self as $crate::expression::Expr>::Array as $crate::expression::Array>::Owned;
            const WORK: usize = $work;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn write_to(self, out: &mut Self::Output) {
                let place = <<Self as $crate::expression::Expr>::Array as $crate::expression::Array>::of(out);
                self.write($crate::Scalar::ONE, place);
            }
        }
    };
}

/// An entry of what is only computed as a whole.
macro_rules! at_by_evaluation {
    () => {
        fn at(self, i: usize, j: usize) -> Self::T {
            let mut entries = Self::Array::zeros();
            self.write(<Self::T as $crate::Scalar>::ONE, &mut entries);
            entries.entry(i, j)
        }
    };
}

/// A product with another matrix waits for a vector.
macro_rules! product_waits {
    () => {
        #[cfg_attr(not(unoptimised), inline(always))]
        fn times_matrix<Next: MatrixExpr<T = Self::T>>(self, next: Next) -> Next::After<Self> {
            next.after(self)
        }

        #[cfg_attr(not(unoptimised), inline(always))]
        fn after<Before: MatrixExpr<T = Self::T>>(self, before: Before) -> MatMul<Before, Self> {
            MatMul { a: before, b: self }
        }
    };
}

/// What is a factor as it is.
macro_rules! factor_itself {
    () => {
        type Factor<'a>
            = Self
        where
            Self: 'a;
        type Room = ();

        #[cfg_attr(not(unoptimised), inline(always))]
        fn room() {}

        #[cfg_attr(not(unoptimised), inline(always))]
        fn factor<'a>(self, (): &'a mut ()) -> Self
        where
            Self: 'a,
        {
            self
        }
    };
}

/// What is not a leaf becomes a factor by evaluation.
macro_rules! evaluated_factor {
    () => {
        type Factor<'a>
            = <Self::Array as MatrixArray>::Mat<'a>
        where
            Self: 'a;

        type Room = Self::Array;

        #[cfg_attr(not(unoptimised), inline(always))]
        fn room() -> Self::Array {
            Self::Array::zeros()
        }

        #[cfg_attr(not(unoptimised), inline(always))]
        fn factor<'a>(self, room: &'a mut Self::Array) -> Self::Factor<'a>
        where
            Self: 'a,
        {
            self.write(Self::T::ONE, room);
            room.as_mat()
        }
    };
}

pub(crate) mod array;
mod chain;
mod constant;
mod diagonal;
mod elementwise;
mod kernel;
mod matrix;
mod operand;
mod own;
mod polymorphic;
mod product;
mod reduction;
mod rows;
mod shared;
mod small;
mod solve;
mod stack;
mod symmetric;
mod whole;

pub use array::{Array, ColumnArray, MatrixArray};
pub use chain::{Chain, Split};
pub use constant::{Basis, Unit, basis, identity, ones_column, ones_flipped, ones_matrix, unit};
pub use diagonal::{Diagonal, DiagonalOf, ScaledColumns, ScaledRows, diag};
pub use elementwise::{
    Divided, EntryFunction, Eye, Map, Ones, Periodic, Scaled, Sum, Zip, add, div, exp_minus_abs,
    map, map_by, map_periodic, nonzero, over, square, step, sub, times, zip, zip_by,
};
pub use kernel::{Entries, Onto};
pub use matrix::{Factor, MatrixExpr};
pub use operand::{
    ByNobody, ByScalar, Column, Mat, Nobody, Operand, Row, S, TransposeKind, Transposed, literal,
    t, view,
};
pub use own::{Apply, Callable, Pullback, apply, pullback};
pub use polymorphic::{
    Like, ShareKind, adjoint_left, adjoint_right, blank_of, evaluated, eye, like, ones, output,
    shared,
};
pub use product::{MatMul, MatVec, Outer, mul};
pub use reduction::{inner, logsumexp, max, min, norm1, norm2, sum, tr};
pub use rows::rows;
pub use solve::{
    Factored, Factorisation, Factorise, Inverse, Quotient, Reciprocal, cholesky, det, factored,
    factored_as, inverse, logdet, lu,
};
pub use stack::{
    Kron, KronAdjoint, KronFlipped, KroneckerArray, Multiplied, Sides, Unvec, Vec, kron, kron_left,
    kron_right, unvec, vec,
};
pub use symmetric::{Symmetric, symmetric};
pub use whole::{Cross, Whole, cross, share_of_max, share_of_min, softmax};

use elementwise::FUNCTION;
use small::update;

use crate::processor::wide;
use crate::straight::IS_SMALL_PROCESSOR;
use crate::{Matrix, RowVector, Scalar, Vector};

/// A term of an expression: a scalar, a row, or an [`Expr`].
pub trait Term: Copy {
    /// Type of the entries.
    type T: Scalar;
    /// Which of the four kinds it is: [`ScalarKind`], [`ColumnKind`], [`RowKind`], [`MatrixKind`].
    type Kind;
    /// What it evaluates to, as the user sees it.
    type Output: Blank;
    /// About how many multiplications that takes outside of the kernels, which see to themselves; 0 if they do it all.
    const WORK: usize;

    /// Writes its value into a place.
    fn write_to(self, out: &mut Self::Output);
}

/// Whether a loop over so many entries would be unrolled before a compiler looks for vectors in it, which it finds in
/// so many steps only if each block is read before it is written.
const fn is_unrolled(entries: usize, work: usize) -> bool {
    !IS_SMALL_PROCESSOR && entries > 16 && entries <= 32 && work < FUNCTION * entries
}

/// A number.
#[derive(Clone, Copy, Debug)]
pub struct ScalarKind;
/// A column vector.
#[derive(Clone, Copy, Debug)]
pub struct ColumnKind;
/// A row vector.
#[derive(Clone, Copy, Debug)]
pub struct RowKind;
/// A matrix.
#[derive(Clone, Copy, Debug)]
pub struct MatrixKind;

/// A column or a matrix that is yet to be evaluated.
pub trait Expr: Term {
    /// Where it is evaluated into: `[T; N]` or `[[T; R]; C]`.
    type Array: Array<T = Self::T>;

    /// Whether an entry costs a few operations, whatever the size: then loops are fused, and no
    /// array is needed to hold it.
    const ELEMENTWISE: bool;

    /// Whether an entry can be computed by itself, without an array for what it is made of: what is
    /// [`ELEMENTWISE`](Self::ELEMENTWISE), and a product of what is.
    const BY_ENTRY: bool = Self::ELEMENTWISE;

    /// Whether it is put onto another array in one pass, which is faster than entry by entry: a product of a matrix,
    /// the transpose of what lies in an array, of a size where tiles pay, or a sum with one.
    const ONTO: bool = false;

    /// Whether an entry is computed from those at the same place in the arrays: what is
    /// [`ELEMENTWISE`](Self::ELEMENTWISE), and transposes and repeats nothing.
    const BY_PLACE: bool = false;

    /// Whether it lies in an array, so that [`flat`](Self::flat) costs nothing.
    const IN_ARRAY: bool = false;

    /// Whether it is an inverse, which is not formed if that can be avoided.
    const IS_INVERSE: bool = false;

    /// Whether all entries off the diagonal are 0.
    const IS_DIAGONAL: bool = false;

    /// Room to evaluate it in: the array, or nothing where it lies in one.
    type Storage;

    /// The entry in row i and column j.
    fn at(self, i: usize, j: usize) -> Self::T;

    /// The entry at a place, column by column, of what is [`BY_PLACE`](Self::BY_PLACE).
    #[cfg_attr(not(unoptimised), inline(always))]
    fn at_place(self, _place: usize) -> Self::T {
        Self::T::ZERO
    }

    /// The entry in row i and column j, or none where it is 0 whatever the operands are: what is multiplied with
    /// such a 0 or added to it costs nothing where i and j are known.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, j: usize) -> Option<Self::T> {
        Some(self.at(i, j))
    }

    /// `sum` + β times the entry in row i and column j.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn added_to(self, sum: Self::T, beta: Self::T, i: usize, j: usize) -> Self::T {
        sum + beta * self.at(i, j)
    }

    /// Calls `f` with each entry of `out` and of this.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn with_each(self, out: &mut Self::Array, mut f: impl FnMut(&mut Self::T, Self::T)) {
        if const { Self::BY_PLACE && is_unrolled(Self::Array::ENTRIES, Self::WORK) } {
            let mut first = 0;
            for block in out.flat_mut().chunks_mut(16) {
                let mut entries = [Self::T::ZERO; 16];
                for (i, entry) in entries.iter_mut().enumerate().take(block.len()) {
                    *entry = self.at_place(first + i);
                }
                for (place, entry) in block.iter_mut().zip(entries) {
                    f(place, entry);
                }
                first += 16;
            }
        } else if const { Self::BY_PLACE && !IS_SMALL_PROCESSOR } {
            // One loop, however many columns: of two, the inner one would be unrolled, and gone.
            for (place, entry) in out.flat_mut().iter_mut().enumerate() {
                f(entry, self.at_place(place));
            }
        } else {
            update!(Self::Array, out, |i, j, entry| f(entry, self.at(i, j)));
        }
    }

    /// out = α self.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: Self::T, out: &mut Self::Array) {
        self.with_each(
            out,
            #[cfg_attr(not(unoptimised), inline(always))]
            |entry, x| *entry = alpha * x,
        );
    }

    /// out += α self.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: Self::T, out: &mut Self::Array) {
        self.with_each(
            out,
            #[cfg_attr(not(unoptimised), inline(always))]
            |entry, x| *entry += alpha * x,
        );
    }

    /// out = α self + β C, for what is put [`ONTO`](Self::ONTO) it, and a C that lies by columns.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_with(self, alpha: Self::T, beta: Self::T, c: &[Self::T], out: &mut Self::Array) {
        self.write(alpha, out);
        small::add_to(beta, c, out);
    }

    /// Room for [`flat`](Self::flat) to evaluate it in.
    fn storage() -> Self::Storage;

    /// Its entries, column by column: where they lie in an array, else evaluated.
    fn flat<'a>(self, storage: &'a mut Self::Storage) -> &'a [Self::T]
    where
        Self: 'a;

    /// Calls `f` with each entry of the diagonal, in order.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn diagonal(self, mut f: impl FnMut(Self::T)) {
        if const { Self::ELEMENTWISE } {
            Self::Array::for_diagonal(|i| f(self.at(i, i)));
        } else {
            let mut entries = Self::Array::zeros();
            self.write(Self::T::ONE, &mut entries);
            Self::Array::for_diagonal(|i| f(entries.entry(i, i)));
        }
    }

    /// The sum of the diagonal.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn trace(self) -> Self::T {
        let mut sum = Self::T::ZERO;
        self.diagonal(|x| sum += x);
        sum
    }
}

/// A column that is yet to be evaluated.
pub trait ColumnExpr: Expr<Kind = ColumnKind, Array: ColumnArray<T = Self::T>> {}

impl<E: Expr<Kind = ColumnKind, Array: ColumnArray<T = E::T>>> ColumnExpr for E {}

/// A place for a value of a type that is to be inferred; what it holds is not read.
#[cfg_attr(not(unoptimised), inline(always))]
#[must_use]
pub fn blank<O: Blank>() -> O {
    O::BLANK
}

/// What a term can evaluate to.
pub trait Blank {
    /// Any value.
    const BLANK: Self;
}

impl<T: Scalar> Blank for T {
    const BLANK: T = T::ZERO;
}

impl Blank for () {
    const BLANK: () = ();
}

impl<const N: usize, T: Scalar> Blank for Vector<N, T> {
    const BLANK: Self = Self::zeros();
}

impl<const N: usize, T: Scalar> Blank for RowVector<N, T> {
    const BLANK: Self = Self::zeros();
}

impl<const R: usize, const C: usize, T: Scalar> Blank for Matrix<R, C, T> {
    const BLANK: Self = Self::zeros();
}

/// Evaluates a term into a place. What fits a few registers is computed there first: for all that a compiler knows,
/// what is read may lie in the place. But kernels know better, and what they store should not be copied.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn write<E: Term>(term: E, out: &mut E::Output) {
    if const {
        let is_in_registers = E::WORK > 0 && !wide::is_worthwhile(E::WORK);
        !IS_SMALL_PROCESSOR && is_in_registers && size_of::<E::Output>() <= 64
    } {
        let mut value = E::Output::BLANK;
        term.write_to(&mut value);
        *out = value;
    } else {
        wide::run(Write(term), out);
    }
}

/// Adds the value of a term to what a place holds.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn add_to<E: Term<Kind: AddKind<E>>>(term: E, out: &mut E::Output) {
    wide::run(Add(term), out);
}

struct Add<E>(E);

impl<E: Term<Kind: AddKind<E>>> wide::Job for Add<E> {
    type Place = E::Output;
    type Out = ();
    const WORK: usize = E::WORK;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn run(self, out: &mut E::Output) {
        E::Kind::add_to(self.0, out);
    }
}

/// How a kind is added to what a place holds.
pub trait AddKind<E: Term> {
    /// out += E.
    fn add_to(e: E, out: &mut E::Output);
}

impl<T: Scalar> AddKind<S<T>> for ScalarKind {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn add_to(e: S<T>, out: &mut T) {
        *out += e.0;
    }
}

impl<E> AddKind<E> for ColumnKind
where
    E: Expr + Term<Output = <<E as Expr>::Array as Array>::Owned>,
{
    #[cfg_attr(not(unoptimised), inline(always))]
    fn add_to(e: E, out: &mut E::Output) {
        e.accumulate(E::T::ONE, E::Array::of(out));
    }
}

impl<E: ColumnExpr> AddKind<Row<E>> for RowKind {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn add_to(row: Row<E>, out: &mut <Row<E> as Term>::Output) {
        row.0.accumulate(E::T::ONE, E::Array::of_row(out));
    }
}

impl<E> AddKind<E> for MatrixKind
where
    E: Expr + Term<Output = <<E as Expr>::Array as Array>::Owned>,
{
    #[cfg_attr(not(unoptimised), inline(always))]
    fn add_to(e: E, out: &mut E::Output) {
        e.accumulate(E::T::ONE, E::Array::of(out));
    }
}

struct Write<E>(E);

impl<E: Term> wide::Job for Write<E> {
    type Place = E::Output;
    type Out = ();
    const WORK: usize = E::WORK;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn run(self, out: &mut E::Output) {
        self.0.write_to(out);
    }
}
