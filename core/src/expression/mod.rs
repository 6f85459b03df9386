//! What an expansion is made of: expressions that are built without work and evaluated into places.
//!
//! An operation such as [`mul`] returns a node, a value of a type like `MatVec<Mat, Column>`, and
//! [`eval`] walks the nodes once and writes the result where it belongs. The types decide what the
//! macro can't know: which of two factors is the scalar, in which order a product is cheapest
//! (a product of matrices stays unevaluated until a vector reaches it), what fuses into one loop.
//!
//! - Scalars are wrapped in [`S`] and computed at once.
//! - Columns and matrices are [`Expr`]s over their plain arrays, `[T; N]` and `[[T; R]; C]`.
//! - A row is [`Row`] around the column of the same entries; every rule for rows is the column's.
//!
//! Nothing here checks shapes; [`shape`](crate::shape) has done so before.

mod array;
mod elementwise;
mod kernel;
mod matrix;
mod operand;
mod polymorphic;
mod product;
mod reduction;

pub use array::{Array, ColumnArray, MatrixArray};
pub use elementwise::{
    Divided, Eye, Map, Ones, Scaled, Sum, Zip, add, div, map, nonzero, over, step, sub, times, zip,
};
pub use matrix::{Factor, MatrixExpr};
pub use operand::{
    ByNobody, ByScalar, Column, Mat, Nobody, Operand, Row, S, Transposed, literal, t, view,
};
pub use polymorphic::{adjoint_left, adjoint_right, eye, like, ones};
pub use product::{MatMul, MatVec, Outer, mul};
pub use reduction::{inner, norm1, norm2, sum, tr};

use crate::Scalar;

/// A term of an expression: a scalar, a row, or an [`Expr`].
pub trait Term: Copy {
    /// Type of the entries.
    type T: Scalar;
    /// Which of the four kinds it is: [`ScalarKind`], [`ColumnKind`], [`RowKind`], [`MatrixKind`].
    type Kind;
    /// What it evaluates to, as the user sees it.
    type Output;

    /// Its value.
    fn eval(self) -> Self::Output;
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

    /// Whether it lies in an array, so that [`with`](Self::with) costs nothing.
    const IN_ARRAY: bool = false;

    /// The entry in row i and column j.
    fn at(self, i: usize, j: usize) -> Self::T;

    /// out = α self.
    #[inline(always)]
    fn write(self, alpha: Self::T, out: &mut Self::Array) {
        out.update(|i, j, entry| *entry = alpha * self.at(i, j));
    }

    /// out += α self.
    #[inline(always)]
    fn accumulate(self, alpha: Self::T, out: &mut Self::Array) {
        out.update(|i, j, entry| *entry += alpha * self.at(i, j));
    }

    /// Calls `f` with its entries: in place where they lie in an array, else evaluated for the call.
    #[inline(always)]
    fn with<Z>(self, f: impl FnOnce(&Self::Array) -> Z) -> Z {
        let mut entries = Self::Array::zeros();
        self.write(Self::T::ONE, &mut entries);
        f(&entries)
    }

    /// The sum of the diagonal.
    #[inline(always)]
    fn trace(self) -> Self::T {
        if Self::ELEMENTWISE {
            Self::Array::diagonal(|i| self.at(i, i))
        } else {
            self.with(|entries| Self::Array::diagonal(|i| entries.entry(i, i)))
        }
    }
}

/// A column that is yet to be evaluated.
pub trait ColumnExpr: Expr<Kind = ColumnKind, Array: ColumnArray<T = Self::T>> {}

impl<E: Expr<Kind = ColumnKind, Array: ColumnArray<T = E::T>>> ColumnExpr for E {}

/// The value of a term. Expansions keep it and go on with a view of it.
#[inline(always)]
pub fn eval<E: Term>(term: E) -> E::Output {
    term.eval()
}

/// Runs the body of an expansion. All of it passes through here, so that it can be compiled as a
/// whole for another instruction set.
#[inline(always)]
pub fn run<Z>(body: impl FnOnce() -> Z) -> Z {
    body()
}
