//! Products.

use super::array::{Array, ColumnArray, MatrixArray, columns};
use super::chain::Gemm;
use super::matrix::{Factor, MatrixExpr};
use super::reduction::entry_products;
use super::{
    ColumnExpr, ColumnKind, Expr, MatrixKind, Onto, Row, RowKind, S, ScalarKind, Scaled, Term,
    kernel, shared, small,
};
use crate::Scalar;
use crate::processor::wide::is_worthwhile;
use crate::straight::{IS_COMPACT, IS_SMALL_PROCESSOR, is_small, straight};

/// L R, whatever the kinds: a scalar scales, a row and a column give a scalar.
#[cfg_attr(not(unoptimised), inline(always))]
pub fn mul<L, R>(l: L, r: R) -> <(L::Kind, R::Kind) as Multiply<L, R>>::Out
where
    L: Term,
    R: Term,
    (L::Kind, R::Kind): Multiply<L, R>,
{
    <(L::Kind, R::Kind)>::multiply(l, r)
}

/// The product of an `L` and an `R`, for a pair of kinds.
pub trait Multiply<L, R> {
    /// The product.
    type Out;

    /// The product.
    fn multiply(l: L, r: R) -> Self::Out;
}

impl<T: Scalar> Multiply<S<T>, S<T>> for (ScalarKind, ScalarKind) {
    type Out = S<T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: S<T>, r: S<T>) -> S<T> {
        S(l.0 * r.0)
    }
}

macro_rules! multiply_by_scalar {
    ($Kind:ident, $E:ty => $Scaled:ty, |$factor:ident, $e:ident| $scaled:expr) => {
        impl<E: Expr> Multiply<S<E::T>, $E> for (ScalarKind, $Kind) {
            type Out = $Scaled;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn multiply(S($factor): S<E::T>, $e: $E) -> $Scaled {
                $scaled
            }
        }

        impl<E: Expr> Multiply<$E, S<E::T>> for ($Kind, ScalarKind) {
            type Out = $Scaled;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn multiply($e: $E, S($factor): S<E::T>) -> $Scaled {
                $scaled
            }
        }
    };
}

multiply_by_scalar!(ColumnKind, E => Scaled<E>, |factor, e| Scaled { factor, e });
multiply_by_scalar!(MatrixKind, E => Scaled<E>, |factor, e| Scaled { factor, e });
multiply_by_scalar!(RowKind, Row<E> => Row<Scaled<E>>, |factor, row| Row(Scaled { factor, e: row.0 }));

/// aᵀ b.
impl<A: Expr, B: Expr<T = A::T>> Multiply<Row<A>, B> for (RowKind, ColumnKind) {
    type Out = S<A::T>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: Row<A>, r: B) -> S<A::T> {
        S(entry_products(l.0, r))
    }
}

/// x yᵀ.
impl<X: ColumnExpr, Y: ColumnExpr<T = X::T>> Multiply<X, Row<Y>> for (ColumnKind, RowKind) {
    type Out = Outer<X, Y>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: X, r: Row<Y>) -> Outer<X, Y> {
        Outer { x: l, y: r.0 }
    }
}

/// A x.
impl<A: MatrixExpr, X: ColumnExpr<T = A::T>> Multiply<A, X> for (MatrixKind, ColumnKind) {
    type Out = A::TimesColumn<X>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: A, r: X) -> A::TimesColumn<X> {
        l.times_column(r)
    }
}

/// xᵀ A = (Aᵀ x)ᵀ.
impl<X: ColumnExpr, A: MatrixExpr<T = X::T>> Multiply<Row<X>, A> for (RowKind, MatrixKind) {
    type Out = Row<<A::Flipped as MatrixExpr>::TimesColumn<X>>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: Row<X>, r: A) -> Self::Out {
        Row(r.flipped().times_column(l.0))
    }
}

/// A B.
impl<A: MatrixExpr, B: MatrixExpr<T = A::T>> Multiply<A, B> for (MatrixKind, MatrixKind) {
    type Out = A::TimesMatrix<B>;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn multiply(l: A, r: B) -> A::TimesMatrix<B> {
        l.times_matrix(r)
    }
}

/// A x.
#[derive(Clone, Copy, Debug)]
pub struct MatVec<A, X> {
    pub(super) a: A,
    pub(super) x: X,
}

/// A B.
#[derive(Clone, Copy, Debug)]
pub struct MatMul<A, B> {
    pub(super) a: A,
    pub(super) b: B,
}

/// x yᵀ.
#[derive(Clone, Copy, Debug)]
pub struct Outer<X, Y> {
    pub(super) x: X,
    pub(super) y: Y,
}

/// What a product of so many multiplications is to the expression around it: a kernel takes only what is large.
const fn outside_of_kernels<A: Array>() -> usize {
    if is_worthwhile(A::ENTRIES) {
        0
    } else {
        A::ENTRIES
    }
}

/// The same of products that kernels take whatever their size. It is not 0, as the kernel of a small one is compiled into
/// the expression.
const INLINED: usize = 1;

macro_rules! product_term {
    ($Product:ident<$L:ident: $LBound:ident, $R:ident: $RBound:ident>, $Kind:ident, $work:expr) => {
        impl<$L: $LBound, $R: $RBound<T = $L::T>> Term for $Product<$L, $R> {
            type T = $L::T;
            type Kind = $Kind;
            type Output = <<Self as Expr>::Array as Array>::Owned;
            const WORK: usize = $L::WORK + $R::WORK + $work;

            #[cfg_attr(not(unoptimised), inline(always))]
            fn write_to(self, out: &mut Self::Output) {
                self.write(Scalar::ONE, <Self as Expr>::Array::of(out));
            }
        }
    };
}

product_term!(MatVec<A: MatrixExpr, X: ColumnExpr>, ColumnKind, outside_of_kernels::<A::Array>());
product_term!(MatMul<A: MatrixExpr, B: MatrixExpr>, MatrixKind, INLINED);
product_term!(Outer<X: ColumnExpr, Y: ColumnExpr>, MatrixKind, INLINED);

/// How a product is written, and put onto itself and others: the one operation `product`.
macro_rules! write_and_accumulate {
    () => {
        #[cfg_attr(not(unoptimised), inline(always))]
        fn write(self, alpha: Self::T, out: &mut Self::Array) {
            self.product(Onto::Nothing, alpha, out);
        }

        #[cfg_attr(not(unoptimised), inline(always))]
        fn accumulate(self, alpha: Self::T, out: &mut Self::Array) {
            self.product(Onto::Itself, alpha, out);
        }

        #[cfg_attr(not(unoptimised), inline(always))]
        fn write_with(self, alpha: Self::T, beta: Self::T, c: &[Self::T], out: &mut Self::Array) {
            self.product(Onto::Other(beta, c), alpha, out);
        }
    };
}

impl<A: MatrixExpr, X: ColumnExpr<T = A::T>> MatVec<A, X> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn product(self, onto: Onto<'_, A::T>, alpha: A::T, y: &mut <Self as Expr>::Array) {
        let (mut a, mut x) = (A::room(), X::storage());
        let x = self.x.flat(&mut x);
        self.a.factor(&mut a).gemv(onto, alpha, x, y.flat_mut());
    }
}

impl<A: MatrixExpr, X: ColumnExpr<T = A::T>> Expr for MatVec<A, X> {
    type Array = <A::Array as MatrixArray>::Column;
    const ELEMENTWISE: bool = false;
    const ONTO: bool = !IS_SMALL_PROCESSOR;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, _j: usize) -> A::T {
        X::Array::sum(|k, _| self.a.at(i, k) * self.x.at(k, 0))
    }

    write_and_accumulate!();
}

impl<A: MatrixExpr, B: MatrixExpr<T = A::T>> MatMul<A, B> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn product(self, onto: Onto<'_, A::T>, alpha: A::T, out: &mut <Self as Expr>::Array) {
        self.split(Gemm::<Self> { onto, alpha, out });
    }
}

/// C = α A B, onto something, of both as they are.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn gemm<A, B, C>(a: A, b: B, onto: Onto<'_, A::T>, alpha: A::T, out: &mut C)
where
    A: MatrixExpr,
    B: MatrixExpr<T = A::T>,
    C: MatrixArray<T = A::T>,
{
    let (mut a_room, mut b_room) = (A::room(), B::room());
    let (a, b) = (a.factor(&mut a_room), b.factor(&mut b_room));
    if const { IS_COMPACT } {
        let add = kernel::prepare(onto, out.flat_mut());
        if shared::gemm::<A::Array, _, _, _>(add, alpha, a, b, out).is_some() {
            return;
        }
        return kernel::gemm::<A::Array, _, _, _>(Onto::itself(add), alpha, a, b, out);
    }
    if const { is_small_matmul::<A, B>() } {
        let add = kernel::prepare(onto, out.flat_mut());
        straight!(
            columns::<B::Array>(),
            |j| if let Some(y) = out.columns_mut().get_mut(j) {
                let mut x = <B::Factor<'_> as Factor>::buffer();
                a.gemv(Onto::itself(add), alpha, b.column(j, &mut x), y.flat_mut());
            }
        );
        return;
    }
    if small::is_blocked::<_, _, A::Array, C>(a, b) {
        let add = kernel::prepare(onto, out.flat_mut());
        return small::gemm(add, alpha, a, b, const { columns::<A::Array>() }, out);
    }
    kernel::gemm::<A::Array, _, _, _>(onto, alpha, a, b, out);
}

const fn is_small_matmul<A: Expr, B: Expr>() -> bool {
    is_small(A::Array::ROWS * B::Array::ENTRIES) && columns::<B::Array>() <= 16
}

const fn has_small_row<A: Expr>() -> bool {
    IS_SMALL_PROCESSOR && columns::<A::Array>() <= 16
}

/// Of the shape of Aᵀ.
type Flipped<A> = <<A as Expr>::Array as MatrixArray>::Flipped;

/// As long as a row of A.
type InnerColumn<A> = <Flipped<A> as MatrixArray>::Column;

impl<A: MatrixExpr, B: MatrixExpr<T = A::T>> Expr for MatMul<A, B> {
    type Array = <A::Array as MatrixArray>::Times<B::Array>;
    const ELEMENTWISE: bool = false;
    const BY_ENTRY: bool = A::ELEMENTWISE && B::ELEMENTWISE;
    const ONTO: bool = !IS_SMALL_PROCESSOR;
    evaluated!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn at(self, i: usize, j: usize) -> A::T {
        if const { has_small_row::<A>() } {
            return small::row_times_column(None, A::T::ONE, self.a, self.b, i, j);
        }
        InnerColumn::<A>::sum(|k, _| self.a.at(i, k) * self.b.at(k, j))
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn added_to(self, sum: A::T, beta: A::T, i: usize, j: usize) -> A::T {
        if const { has_small_row::<A>() } {
            return small::row_times_column(Some(sum), beta, self.a, self.b, i, j);
        }
        sum + beta * self.at(i, j)
    }

    write_and_accumulate!();

    /// (AB)ᵢᵢ = Σ aᵢₖ bₖᵢ: where the entries are at hand, no product is formed.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn diagonal(self, mut f: impl FnMut(A::T)) {
        if const { A::ELEMENTWISE && B::ELEMENTWISE } {
            Self::Array::for_diagonal(|i| f(self.at(i, i)));
        } else {
            let mut entries = Self::Array::zeros();
            self.write(Scalar::ONE, &mut entries);
            Self::Array::for_diagonal(|i| f(entries.entry(i, i)));
        }
    }

    /// tr(AB) = Σ aᵢₖ bₖᵢ: no product is formed, unless otherwise an inverse would be.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn trace(self) -> A::T {
        if const { A::ELEMENTWISE && B::ELEMENTWISE } {
            Flipped::<A>::sum(|k, i| self.a.at(i, k) * self.b.at(k, i))
        } else if const { A::IS_INVERSE || B::IS_INVERSE } {
            let mut trace = A::T::ZERO;
            self.diagonal(|x| trace += x);
            trace
        } else {
            let (mut a, mut b) = (A::Array::zeros(), B::Array::zeros());
            self.a.write(Scalar::ONE, &mut a);
            self.b.write(Scalar::ONE, &mut b);
            Flipped::<A>::sum(|k, i| a.entry(i, k) * b.entry(k, i))
        }
    }
}

impl<X: ColumnExpr, Y: ColumnExpr<T = X::T>> Outer<X, Y> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn product(self, onto: Onto<'_, X::T>, alpha: X::T, out: &mut <Self as Expr>::Array) {
        let (mut x, mut y) = (X::storage(), Y::storage());
        let (x, y) = (self.x.flat(&mut x), self.y.flat(&mut y));
        if const { IS_COMPACT } {
            shared::ger(kernel::prepare(onto, out.flat_mut()), alpha, x, y, out);
        } else if const { IS_SMALL_PROCESSOR && X::Array::ENTRIES <= 16 } {
            small::ger(kernel::prepare(onto, out.flat_mut()), alpha, x, y, out);
        } else {
            kernel::ger(onto, alpha, x, y, out);
        }
    }
}

impl<X: ColumnExpr, Y: ColumnExpr<T = X::T>> Expr for Outer<X, Y> {
    type Array = <X::Array as ColumnArray>::Outer<Y::Array>;
    const ELEMENTWISE: bool = X::ELEMENTWISE && Y::ELEMENTWISE;
    const ONTO: bool = is_worthwhile(Self::Array::ENTRIES);
    evaluated!();

    at_or_zero!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn nonzero_at(self, i: usize, j: usize) -> Option<X::T> {
        let (x, y) = (self.x.nonzero_at(i, 0)?, self.y.nonzero_at(j, 0)?);
        Some(x * y)
    }

    write_and_accumulate!();
}
