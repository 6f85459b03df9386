//! vec(A), the columns of a matrix one below the other, and Kronecker products. Neither is formed
//! unless its entries are asked for.
//!
//! Their dimensions are products, which const generics can't express on stable Rust. A table of
//! products takes the place of that arithmetic, so that what results is an ordinary [`Vector`] or
//! [`Matrix`]: of sides up to 16 times 16.
//!
//! [`Vector`]: crate::Vector
//! [`Matrix`]: crate::Matrix

use core::marker::PhantomData;

use super::array::{Array, ColumnArray, MatrixArray};
use super::matrix::{Factor, MatrixExpr};
use super::{
    ColumnExpr, ColumnKind, Expr, Like, MatMul, MatVec, MatrixKind, Onto, Row, RowKind, Term,
    kernel,
};
use crate::Scalar;

/// Two dimensions.
#[derive(Debug)]
pub struct Sides<const A: usize, const B: usize>;

/// Two dimensions whose product is known.
#[diagnostic::on_unimplemented(
    message = "the product of the dimensions {Self} is not known",
    label = "`vec` and `kron` take dimensions up to 16, and no parameters"
)]
pub trait Multiplied {
    /// A column whose length is the product.
    type Column<T: Scalar>: ColumnArray<T = T>;
}

/// An implementation for every pair of two lists.
macro_rules! products {
    ($($A:literal)*) => { $(products!($A times 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);)* };
    ($A:literal times $($B:literal)*) => { $(
        impl Multiplied for Sides<$A, $B> {
            type Column<T: Scalar> = [T; $A * $B];
        }
    )* };
}

products!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);

/// A matrix that has a `vec`: `[[T; R]; C]`.
pub trait Stacked: MatrixArray {
    /// `[T; R C]`
    type Column: ColumnArray<T = Self::T>;

    /// The matrix whose columns these are, one below the other.
    fn unstacked(entries: &mut [Self::T]) -> Option<&mut Self>;
}

impl<const R: usize, const C: usize, T: Scalar> Stacked for [[T; R]; C]
where
    Sides<R, C>: Multiplied,
{
    type Column = <Sides<R, C> as Multiplied>::Column<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn unstacked(entries: &mut [T]) -> Option<&mut Self> {
        entries.as_chunks_mut::<R>().0.try_into().ok()
    }
}

/// vec(A).
#[cfg_attr(not(unoptimised), inline(always))]
pub fn vec<E: Expr<Array: Stacked>>(e: E) -> Vec<E> {
    Vec { e }
}

/// The matrix in the shape of another whose columns v has one below the other.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn unvec<E: Expr<Array: Stacked>, V: ColumnExpr<T = E::T>>(
    _like: Like<E>,
    v: V,
) -> Unvec<E::Array, V> {
    let array = PhantomData;
    Unvec { array, v }
}

/// vec(A).
#[derive(Clone, Copy, Debug)]
pub struct Vec<E> {
    e: E,
}

/// The matrix of shape `A` that has `V` for its `vec`.
#[derive(Debug)]
pub struct Unvec<A, V> {
    array: PhantomData<A>,
    v: V,
}

impl<A, V: Copy> Clone for Unvec<A, V> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, V: Copy> Copy for Unvec<A, V> {}

term! { [E: Expr<Array: Stacked>] Vec<E> => E::T, ColumnKind, E::WORK }

impl<E: Expr<Array: Stacked>> Expr for Vec<E> {
    type Array = <E::Array as Stacked>::Column;
    const ELEMENTWISE: bool = E::ELEMENTWISE;
    const IN_ARRAY: bool = E::IN_ARRAY;
    type Storage = E::Storage;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, _j: usize) -> E::T {
        self.e
            .at(i % E::Array::ROWS.max(1), i / E::Array::ROWS.max(1))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: E::T, out: &mut Self::Array) {
        if let Some(out) = E::Array::unstacked(out.flat_mut()) {
            self.e.write(alpha, out);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn accumulate(self, alpha: E::T, out: &mut Self::Array) {
        if let Some(out) = E::Array::unstacked(out.flat_mut()) {
            self.e.accumulate(alpha, out);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn storage() -> E::Storage {
        E::storage()
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flat<'a>(self, storage: &'a mut E::Storage) -> &'a [E::T]
    where
        Self: 'a,
    {
        self.e.flat(storage)
    }
}

term! { [A: Stacked, V: ColumnExpr<T = A::T>] Unvec<A, V> => A::T, MatrixKind, V::WORK }

impl<A: Stacked, V: ColumnExpr<T = A::T>> Expr for Unvec<A, V> {
    type Array = A;
    const ELEMENTWISE: bool = V::ELEMENTWISE;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> A::T {
        self.v.at(i + j * A::ROWS, 0)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: A::T, out: &mut A) {
        if const { V::ELEMENTWISE } {
            out.update(|i, j, entry| *entry = alpha * self.at(i, j));
        } else {
            let mut storage = V::storage();
            for (entry, v) in out.flat_mut().iter_mut().zip(self.v.flat(&mut storage)) {
                *entry = alpha * *v;
            }
        }
    }

    accumulate_evaluated!();
}

/// Two shapes that have a Kronecker product: two columns or two matrices.
pub trait Kronecker<B>: Array {
    /// The shape of the product.
    type Product: Array<T = Self::T>;
}

impl<const N: usize, const M: usize, T: Scalar> Kronecker<[T; M]> for [T; N]
where
    Sides<N, M>: Multiplied,
{
    type Product = <Sides<N, M> as Multiplied>::Column<T>;
}

/// The shape of the Kronecker product of an R×C and a K×N matrix.
pub type KroneckerArray<const R: usize, const C: usize, const K: usize, const N: usize, T> =
    <<Sides<R, K> as Multiplied>::Column<T> as ColumnArray>::Outer<
        <Sides<C, N> as Multiplied>::Column<T>,
    >;

impl<const R: usize, const C: usize, const K: usize, const N: usize, T: Scalar>
    Kronecker<[[T; N]; K]> for [[T; C]; R]
where
    Sides<C, N>: Multiplied,
    Sides<R, K>: Multiplied,
{
    type Product = KroneckerArray<C, R, N, K, T>;
}

/// L ⊗ R, of two columns, two rows or two matrices.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn kron<L, R>(l: L, r: R) -> <L::Kind as KronKind<L, R>>::Out
where
    L: Term<Kind: KronKind<L, R>>,
    R: Term,
{
    L::Kind::kron(l, r)
}

/// The adjoint of L in Y = L ⊗ R, for the adjoint of Y: Σ yᵢₖ,ⱼₗ rₖₗ.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn kron_left<L, Y, R>(_like: Like<L>, y: Y, r: R) -> <L::Kind as KronAdjointKind<L, Y, R>>::Out
where
    L: Term<Kind: KronAdjointKind<L, Y, R>>,
{
    L::Kind::adjoint(y, r, true)
}

/// The adjoint of R in Y = L ⊗ R, for the adjoint of Y: Σ lᵢⱼ yᵢₖ,ⱼₗ.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn kron_right<R, L, Y>(_like: Like<R>, l: L, y: Y) -> <R::Kind as KronAdjointKind<R, Y, L>>::Out
where
    R: Term<Kind: KronAdjointKind<R, Y, L>>,
{
    R::Kind::adjoint(y, l, false)
}

/// How a kind multiplies.
pub trait KronKind<L, R> {
    /// L ⊗ R.
    type Out;

    /// L ⊗ R.
    fn kron(l: L, r: R) -> Self::Out;
}

/// How a kind is differentiated by.
pub trait KronAdjointKind<X, Y, Z> {
    /// The adjoint of X.
    type Out;

    /// The adjoint of X in Y = X ⊗ Z, if X is `left`, or in Y = Z ⊗ X.
    fn adjoint(y: Y, z: Z, left: bool) -> Self::Out;
}

macro_rules! kron_kinds {
    ($($Kind:ident)*) => { $(
        impl<L: Expr, R: Expr<T = L::T>> KronKind<L, R> for $Kind {
            type Out = Kron<L, R>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn kron(l: L, r: R) -> Kron<L, R> {
                Kron { l, r }
            }
        }

        impl<X: Expr, Y: Expr<T = X::T>, Z: Expr<T = X::T>> KronAdjointKind<X, Y, Z> for $Kind {
            type Out = KronAdjoint<X::Array, Y, Z>;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn adjoint(y: Y, z: Z, left: bool) -> KronAdjoint<X::Array, Y, Z> {
                let array = PhantomData;
                KronAdjoint { array, y, z, left }
            }
        }
    )* };
}

kron_kinds!(ColumnKind MatrixKind);

impl<L: Expr, R: Expr<T = L::T>> KronKind<Row<L>, Row<R>> for RowKind {
    type Out = Row<Kron<L, R>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn kron(l: Row<L>, r: Row<R>) -> Row<Kron<L, R>> {
        Row(Kron { l: l.0, r: r.0 })
    }
}

impl<X: Expr, Y: Expr<T = X::T>, Z: Expr<T = X::T>> KronAdjointKind<Row<X>, Row<Y>, Row<Z>>
    for RowKind
{
    type Out = Row<KronAdjoint<X::Array, Y, Z>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn adjoint(y: Row<Y>, z: Row<Z>, left: bool) -> Self::Out {
        Row(<ColumnKind as KronAdjointKind<X, Y, Z>>::adjoint(
            y.0, z.0, left,
        ))
    }
}

/// L ⊗ R.
#[derive(Clone, Copy, Debug)]
pub struct Kron<L, R> {
    l: L,
    r: R,
}

/// (L ⊗ R)ᵀ, of matrices.
#[derive(Clone, Copy, Debug)]
pub struct KronFlipped<L, R> {
    l: L,
    r: R,
}

/// The rows and columns of an array.
#[cfg_attr(not(unoptimised), inline(always))]
fn sides<A: Array>() -> (usize, usize) {
    (A::ROWS, A::ENTRIES / A::ROWS.max(1))
}

/// Entry (i, j) of L ⊗ R.
#[cfg_attr(not(unoptimised), inline(always))]
fn entry<L: Expr, R: Expr<T = L::T>>(l: L, r: R, i: usize, j: usize) -> L::T {
    let (rows, columns) = sides::<R::Array>();
    let (rows, columns) = (rows.max(1), columns.max(1));
    l.at(i / rows, j / columns) * r.at(i % rows, j % columns)
}

term! { [L, R] Kron<L, R>, where [L: Expr<Array: Kronecker<R::Array>>, R: Expr<T = L::T>] => L::T, L::Kind, L::Array::ENTRIES * R::Array::ENTRIES }

impl<L, R> Expr for Kron<L, R>
where
    L: Expr<Array: Kronecker<R::Array>>,
    R: Expr<T = L::T>,
{
    type Array = <L::Array as Kronecker<R::Array>>::Product;
    const ELEMENTWISE: bool = L::ELEMENTWISE && R::ELEMENTWISE;
    const IS_DIAGONAL: bool = L::IS_DIAGONAL && R::IS_DIAGONAL;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> L::T {
        entry(self.l, self.r, i, j)
    }
}

/// Two matrices with a Kronecker product.
macro_rules! matrix_product {
    ($Kron:ident, flipped: $Flipped:ident, by: |$i:ident, $j:ident| ($k:ident, $l:ident)) => {
        impl<L, R> Factor for $Kron<L, R>
        where
            L: Expr<Kind = MatrixKind, Array: Kronecker<R::Array, Product: MatrixArray>>,
            R: Expr<Kind = MatrixKind, T = L::T>,
        {
            type T = L::T;
            type Buffer = <<Self as Expr>::Array as MatrixArray>::Column;

            /// (L ⊗ R) vec(X) = vec(R X Lᵀ): the product is not formed.
            #[cfg_attr(not(unoptimised), inline(always))]
            fn gemv(self, onto: Onto<'_, L::T>, alpha: L::T, x: &[L::T], y: &mut [L::T]) {
                if !kernel::prepare(onto, y) {
                    y.fill(L::T::ZERO);
                }
                let (left, right) = (sides::<L::Array>(), sides::<R::Array>());
                let side = |(rows, columns): (usize, usize)| {
                    // Rows and columns, of the transpose.
                    let ($i, $j) = (rows, columns);
                    ($k, $l)
                };
                let ((_, columns), (rows, length)) = (side(left), side(right));
                for j in 0..columns {
                    let x = column(x, length, j);
                    for k in 0..rows {
                        let mut sum = L::T::ZERO;
                        for (l, &x) in x.iter().enumerate() {
                            let ($i, $j) = (k, l);
                            sum += self.r.at($k, $l) * x;
                        }
                        sum *= alpha;
                        for (i, y) in y.iter_mut().skip(k).step_by(rows.max(1)).enumerate() {
                            let ($i, $j) = (i, j);
                            *y += self.l.at($k, $l) * sum;
                        }
                    }
                }
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn buffer() -> Self::Buffer {
                Self::Buffer::zeros()
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn column<'b>(&'b self, j: usize, buffer: &'b mut Self::Buffer) -> &'b [L::T] {
                buffer.update(|i, _, entry| *entry = self.at(i, j));
                buffer.flat()
            }
        }

        impl<L, R> MatrixExpr for $Kron<L, R>
        where
            L: Expr<Kind = MatrixKind, Array: Kronecker<R::Array, Product: MatrixArray>>,
            R: Expr<Kind = MatrixKind, T = L::T>,
        {
            type Flipped = $Flipped<L, R>;
            type TimesColumn<X: ColumnExpr<T = L::T>> = MatVec<Self, X>;
            type TimesMatrix<B: MatrixExpr<T = L::T>> = B::After<Self>;
            type After<M: MatrixExpr<T = L::T>> = MatMul<M, Self>;
            factor_itself!();

            #[cfg_attr(not(unoptimised), inline(always))]
            fn flipped(self) -> Self::Flipped {
                $Flipped {
                    l: self.l,
                    r: self.r,
                }
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn times_column<X: ColumnExpr<T = L::T>>(self, x: X) -> MatVec<Self, X> {
                MatVec { a: self, x }
            }

            product_waits!();
        }
    };
}

matrix_product!(Kron, flipped: KronFlipped, by: |i, j| (i, j));
matrix_product!(KronFlipped, flipped: Kron, by: |i, j| (j, i));

term! { [L, R] KronFlipped<L, R>, where [L: Expr<Kind = MatrixKind, Array: Kronecker<R::Array, Product: MatrixArray>>, R: Expr<Kind = MatrixKind, T = L::T>] => L::T, MatrixKind, L::Array::ENTRIES * R::Array::ENTRIES }

impl<L, R> Expr for KronFlipped<L, R>
where
    L: Expr<Kind = MatrixKind, Array: Kronecker<R::Array, Product: MatrixArray>>,
    R: Expr<Kind = MatrixKind, T = L::T>,
{
    type Array = <<L::Array as Kronecker<R::Array>>::Product as MatrixArray>::Flipped;
    const ELEMENTWISE: bool = L::ELEMENTWISE && R::ELEMENTWISE;
    const IS_DIAGONAL: bool = L::IS_DIAGONAL && R::IS_DIAGONAL;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> L::T {
        entry(self.l, self.r, j, i)
    }
}

/// The adjoint of X, of shape `A`, in Y = X ⊗ Z or in Y = Z ⊗ X.
#[derive(Debug)]
pub struct KronAdjoint<A, Y, Z> {
    array: PhantomData<A>,
    y: Y,
    z: Z,
    left: bool,
}

impl<A, Y: Copy, Z: Copy> Clone for KronAdjoint<A, Y, Z> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<A, Y: Copy, Z: Copy> Copy for KronAdjoint<A, Y, Z> {}

term! { [A: Array, Y: Expr<T = A::T>, Z: Expr<T = A::T>] KronAdjoint<A, Y, Z> => A::T, Y::Kind, A::ENTRIES * Z::Array::ENTRIES + Y::WORK }

impl<A: Array, Y: Expr<T = A::T>, Z: Expr<T = A::T>> KronAdjoint<A, Y, Z> {
    /// Σ zᵢⱼ y(entry), over the entries of Y that belong to entry (k, l) of X.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn sum(self, k: usize, l: usize, z: &[A::T], y: impl Fn(usize, usize) -> A::T) -> A::T {
        let (rows, columns) = sides::<Z::Array>();
        let (x_rows, x_columns) = sides::<A>();
        let mut sum = A::T::ZERO;
        for j in 0..columns {
            for (i, &z) in column(z, rows, j).iter().enumerate() {
                let (row, col) = if self.left {
                    (k * rows + i, l * columns + j)
                } else {
                    (i * x_rows + k, j * x_columns + l)
                };
                if !Y::IS_DIAGONAL || row == col {
                    sum += z * y(row, col);
                }
            }
        }
        sum
    }
}

impl<A: Array, Y: Expr<T = A::T>, Z: Expr<T = A::T>> Expr for KronAdjoint<A, Y, Z> {
    type Array = A;
    const ELEMENTWISE: bool = false;
    evaluated!();

    at_by_evaluation!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write(self, alpha: A::T, out: &mut A) {
        let mut z = Z::storage();
        let z = self.z.flat(&mut z);
        if const { Y::ELEMENTWISE } {
            let y = |i, j| self.y.at(i, j);
            out.update(|k, l, entry| *entry = alpha * self.sum(k, l, z, y));
        } else {
            let mut y = Y::storage();
            let y = self.y.flat(&mut y);
            let y = |i, j| {
                let entry = y.get(i + j * Y::Array::ROWS);
                entry.copied().unwrap_or_default()
            };
            out.update(|k, l, entry| *entry = alpha * self.sum(k, l, z, y));
        }
    }

    accumulate_evaluated!();
}

/// Column k of some columns of so many rows, which is there. `chunks_exact` would divide by the
/// rows, and the compiler need not see that there are some.
#[inline]
fn column<T>(columns: &[T], rows: usize, k: usize) -> &[T] {
    columns.get(k * rows..(k + 1) * rows).unwrap_or_default()
}
