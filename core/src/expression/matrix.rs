//! Matrices in a product: how each kind of matrix expression meets a vector or another matrix.

use super::array::{Array, MatrixArray};
use super::chain::{self, Chain, Split};
use super::kernel::{self, Entries, Onto};
use super::reduction::entry_products;
use super::small::update;
use super::{
    ColumnExpr, Expr, Eye, Mat, MatMul, MatVec, MatrixKind, Outer, Scaled, Transposed, shared,
    small,
};
use crate::Scalar;
use crate::straight::{IS_COMPACT, is_small};

/// A matrix expression as a factor. The associated types are the order of association: whatever
/// the order that a product was typed in, a product of matrices waits for a vector, and an outer
/// product stays one.
pub trait MatrixExpr: Expr<Kind = MatrixKind, Array: MatrixArray<T = Self::T>> {
    /// Aᵀ.
    type Flipped: MatrixExpr<T = Self::T>;
    /// A x.
    type TimesColumn<X: ColumnExpr<T = Self::T>>: ColumnExpr<T = Self::T>;
    /// A B.
    type TimesMatrix<B: MatrixExpr<T = Self::T>>: MatrixExpr<T = Self::T>;
    /// L A, for an L with nothing to say about the order.
    type After<L: MatrixExpr<T = Self::T>>: MatrixExpr<T = Self::T>;
    /// The matrix with entries at hand.
    type Factor<'a>: Factor<T = Self::T>
    where
        Self: 'a;
    /// What it is evaluated in, where its entries are not at hand yet.
    type Room;

    /// Of which factors it is the product.
    const CHAIN: Chain = Chain::of::<Self::Array>();

    /// Aᵀ.
    fn flipped(self) -> Self::Flipped;
    /// A x.
    fn times_column<X: ColumnExpr<T = Self::T>>(self, x: X) -> Self::TimesColumn<X>;
    /// A B.
    fn times_matrix<B: MatrixExpr<T = Self::T>>(self, b: B) -> Self::TimesMatrix<B>;
    /// L A, for an L with nothing to say about the order.
    fn after<L: MatrixExpr<T = Self::T>>(self, l: L) -> Self::After<L>;
    /// Room for [`factor`](Self::factor).
    fn room() -> Self::Room;
    /// The matrix with entries at hand.
    fn factor<'a>(self, room: &'a mut Self::Room) -> Self::Factor<'a>
    where
        Self: 'a;

    /// Where it is a product of several factors, splits it and does something with both parts.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn split<S: Split<T = Self::T>>(self, _then: S) {}
}

/// A matrix in an array, or the transpose of one.
pub trait Factor: Copy {
    /// Type of the entries.
    type T: Scalar;

    /// Whether it has [entries](Self::entry).
    const IN_ARRAY: bool = false;

    /// The entry in row i and column j, where it lies in an array.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn entry(self, _i: usize, _j: usize) -> Self::T {
        Self::T::ZERO
    }

    /// y = α A x, onto something.
    fn gemv(self, onto: Onto<'_, Self::T>, alpha: Self::T, x: &[Self::T], y: &mut [Self::T]);

    /// Its entries, where they lie in an array.
    #[cfg_attr(not(unoptimised), inline(always))]
    fn entries(&self) -> Entries<'_, Self::T> {
        Entries::Nowhere
    }

    /// Room for [`column`](Self::column) to gather entries in.
    type Buffer;

    /// Room for [`column`](Self::column) to gather entries in.
    fn buffer() -> Self::Buffer;

    /// A column.
    fn column<'b>(&'b self, j: usize, buffer: &'b mut Self::Buffer) -> &'b [Self::T];
}

impl<const R: usize, const C: usize, T: Scalar> Factor for Mat<'_, R, C, T> {
    type T = T;
    const IN_ARRAY: bool = true;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entry(self, i: usize, j: usize) -> T {
        self.at(i, j)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn gemv(self, onto: Onto<'_, T>, alpha: T, x: &[T], y: &mut [T]) {
        if const { IS_COMPACT } {
            let add = kernel::prepare(onto, y);
            shared::gemv::<R, C, false, T>(add, alpha, self.0.as_flattened(), x, y);
        } else if const { small::is_small_product(R, C) } {
            let add = kernel::prepare(onto, y);
            // An array, so that its length is known.
            if let Some(x) = x.first_chunk::<C>() {
                small::gemv(add, alpha, self, x, y);
            }
        } else if const { T::SUMS.is_some() } {
            small::gemv_by_rows(kernel::prepare(onto, y), alpha, self, x, y);
        } else {
            kernel::gemv(onto, alpha, self.0, x, y);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entries(&self) -> Entries<'_, T> {
        Entries::Columns(self.0.as_flattened())
    }

    type Buffer = ();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn buffer() {}

    #[cfg_attr(not(unoptimised), inline(always))]
    fn column<'b>(&'b self, j: usize, (): &'b mut ()) -> &'b [T] {
        // Not in brackets, which at level 0 could panic.
        match self.0.get(j) {
            Some(column) => column,
            None => &[],
        }
    }
}

impl<const R: usize, const C: usize, T: Scalar> Factor for Transposed<'_, R, C, T> {
    type T = T;
    const IN_ARRAY: bool = true;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entry(self, i: usize, j: usize) -> T {
        self.at(i, j)
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn gemv(self, onto: Onto<'_, T>, alpha: T, x: &[T], y: &mut [T]) {
        if const { IS_COMPACT } {
            let add = kernel::prepare(onto, y);
            shared::gemv::<R, C, true, T>(add, alpha, self.0.as_flattened(), x, y);
        } else if const { small::is_small_product(R, C) } {
            let add = kernel::prepare(onto, y);
            // An array, so that its length is known.
            if let Some(x) = x.first_chunk::<C>() {
                small::gemv(add, alpha, self, x, y);
            }
        } else if const { T::SUMS.is_some() } {
            small::gemv_by_rows(kernel::prepare(onto, y), alpha, self, x, y);
        } else {
            kernel::gemv_transposed(onto, alpha, self.0, x, y);
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn entries(&self) -> Entries<'_, T> {
        Entries::Rows(self.0.as_flattened())
    }

    type Buffer = [T; R];

    #[cfg_attr(not(unoptimised), inline(always))]
    fn buffer() -> [T; R] {
        Array::zeros()
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn column<'b>(&'b self, j: usize, buffer: &'b mut [T; R]) -> &'b [T] {
        if const { is_small(R) } {
            update!([T; R], buffer, |i, _, entry| *entry = self.at(i, j));
        } else {
            for (entry, row) in buffer.iter_mut().zip(self.0) {
                *entry = row.entry(j, 0);
            }
        }
        buffer
    }
}

/// The rules of a leaf.
macro_rules! leaf {
    ($Leaf:ident, flipped: $Flipped:ident) => {
        impl<'l, const R: usize, const C: usize, T: Scalar> MatrixExpr for $Leaf<'l, R, C, T> {
            type Flipped = $Flipped<'l, C, R, T>;
            type TimesColumn<X: ColumnExpr<T = T>> = MatVec<Self, X>;
            type TimesMatrix<B: MatrixExpr<T = T>> = B::After<Self>;
            type After<L: MatrixExpr<T = T>> = MatMul<L, Self>;
            factor_itself!();

            #[cfg_attr(not(unoptimised), inline(always))]
            fn flipped(self) -> Self::Flipped {
                $Flipped(self.0)
            }

            #[cfg_attr(not(unoptimised), inline(always))]
            fn times_column<X: ColumnExpr<T = T>>(self, x: X) -> MatVec<Self, X> {
                MatVec { a: self, x }
            }

            product_waits!();
        }
    };
}

leaf!(Mat, flipped: Transposed);
leaf!(Transposed, flipped: Mat);

impl<A: MatrixExpr, B: MatrixExpr<T = A::T>> MatrixExpr for MatMul<A, B> {
    type Flipped = MatMul<B::Flipped, A::Flipped>;
    type TimesColumn<X: ColumnExpr<T = A::T>> = A::TimesColumn<B::TimesColumn<X>>;
    type TimesMatrix<M: MatrixExpr<T = A::T>> = M::After<Self>;
    type After<L: MatrixExpr<T = A::T>> = MatMul<L, Self>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        MatMul {
            a: self.b.flipped(),
            b: self.a.flipped(),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<X: ColumnExpr<T = A::T>>(self, x: X) -> Self::TimesColumn<X> {
        self.a.times_column(self.b.times_column(x))
    }

    product_waits!();

    const CHAIN: Chain = A::CHAIN.then(B::CHAIN);

    #[cfg_attr(not(unoptimised), inline(always))]
    fn split<S: Split<T = A::T>>(self, then: S) {
        chain::split(self, then);
    }
}

/// (x yᵀ) v = (yᵀ v) x, and x yᵀ B = x (Bᵀ y)ᵀ.
impl<X: ColumnExpr, Y: ColumnExpr<T = X::T>> MatrixExpr for Outer<X, Y> {
    type Flipped = Outer<Y, X>;
    type TimesColumn<V: ColumnExpr<T = X::T>> = Scaled<X>;
    type TimesMatrix<B: MatrixExpr<T = X::T>> =
        Outer<X, <B::Flipped as MatrixExpr>::TimesColumn<Y>>;
    type After<L: MatrixExpr<T = X::T>> = Outer<L::TimesColumn<X>, Y>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Outer<Y, X> {
        Outer {
            x: self.y,
            y: self.x,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<V: ColumnExpr<T = X::T>>(self, v: V) -> Scaled<X> {
        Scaled {
            factor: entry_products(self.y, v),
            e: self.x,
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = X::T>>(self, b: B) -> Self::TimesMatrix<B> {
        Outer {
            x: self.x,
            y: b.flipped().times_column(self.y),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = X::T>>(self, l: L) -> Self::After<L> {
        Outer {
            x: l.times_column(self.x),
            y: self.y,
        }
    }
}

impl<E: MatrixExpr> MatrixExpr for Scaled<E> {
    type Flipped = Scaled<E::Flipped>;
    type TimesColumn<X: ColumnExpr<T = E::T>> = Scaled<E::TimesColumn<X>>;
    type TimesMatrix<B: MatrixExpr<T = E::T>> = Scaled<E::TimesMatrix<B>>;
    type After<L: MatrixExpr<T = E::T>> = Scaled<E::After<L>>;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self::Flipped {
        Scaled {
            factor: self.factor,
            e: self.e.flipped(),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<X: ColumnExpr<T = E::T>>(self, x: X) -> Self::TimesColumn<X> {
        Scaled {
            factor: self.factor,
            e: self.e.times_column(x),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = E::T>>(self, b: B) -> Self::TimesMatrix<B> {
        Scaled {
            factor: self.factor,
            e: self.e.times_matrix(b),
        }
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = E::T>>(self, l: L) -> Self::After<L> {
        Scaled {
            factor: self.factor,
            e: self.e.after(l),
        }
    }
}

/// I x = x.
impl<A: MatrixArray + Copy> MatrixExpr for Eye<A> {
    type Flipped = Eye<A>;
    type TimesColumn<X: ColumnExpr<T = A::T>> = X;
    type TimesMatrix<B: MatrixExpr<T = A::T>> = B;
    type After<L: MatrixExpr<T = A::T>> = L;
    evaluated_factor!();

    #[cfg_attr(not(unoptimised), inline(always))]
    fn flipped(self) -> Self {
        self
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_column<X: ColumnExpr<T = A::T>>(self, x: X) -> X {
        x
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn times_matrix<B: MatrixExpr<T = A::T>>(self, b: B) -> B {
        b
    }

    #[cfg_attr(not(unoptimised), inline(always))]
    fn after<L: MatrixExpr<T = A::T>>(self, l: L) -> L {
        l
    }
}
