//! The operators of `core::ops`, between values and references alike.
//!
//! Shapes are types, so an expression whose shapes do not fit finds no operator and does not
//! compile. Scalars multiply from either side: from the right any [`Scalar`] does, from the left
//! `f32`, `f64` and fixed-point numbers (and [a type of your own](Scalar) once it says so).
//!
//! ```
//! use chainrule_core::{matrix, row_vector, vector};
//!
//! let mut w = matrix![1.0, 2.0; 3.0, 4.0];
//! let g = vector![1.0, 0.0] * row_vector![1.0, -1.0];
//! let rate = 0.5;
//! w -= rate * &g;
//! assert_eq!(w, matrix![0.5, 2.5; 3.0, 4.0]);
//! ```

use core::iter::Sum;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

#[cfg(feature = "fixed")]
use fixed::{Saturating, Wrapping};

#[cfg(feature = "fixed")]
use crate::FixedPoint;
use crate::inner_product::dot;
use crate::{Matrix, RowVector, Scalar, Vector};

/// `y += scale * x`, entry by entry.
#[inline]
fn axpy<T: Scalar>(y: &mut [T], scale: T, x: &[T]) {
    for (y, &x) in y.iter_mut().zip(x) {
        *y += scale * x;
    }
}

/// `y += Ax`, a combination Σ xⱼ aⱼ of the columns of A: memory is read in the order it lies in.
#[inline]
fn combine<const R: usize, const C: usize, T: Scalar>(
    y: &mut [T; R],
    columns: &[[T; R]; C],
    x: &[T; C],
) {
    for (column, &x) in columns.iter().zip(x) {
        axpy(y, x, column);
    }
}

/// A binary operator between values and references, from its rule for two references.
macro_rules! operator {
    (
        [$($parameters:tt)*] $Op:ident::$op:ident
        |$a:ident: $A:ty, $b:ident: $B:ty| -> $Output:ty $rule:block
    ) => {
        impl<$($parameters)*> $Op<&$B> for &$A {
            type Output = $Output;

            #[inline]
            fn $op(self, rhs: &$B) -> $Output {
                let ($a, $b) = (self, rhs);
                $rule
            }
        }

        impl<$($parameters)*> $Op<$B> for &$A {
            type Output = $Output;

            #[inline]
            fn $op(self, rhs: $B) -> $Output {
                $Op::$op(self, &rhs)
            }
        }

        impl<$($parameters)*> $Op<&$B> for $A {
            type Output = $Output;

            #[inline]
            fn $op(self, rhs: &$B) -> $Output {
                $Op::$op(&self, rhs)
            }
        }

        impl<$($parameters)*> $Op<$B> for $A {
            type Output = $Output;

            #[inline]
            fn $op(self, rhs: $B) -> $Output {
                $Op::$op(&self, &rhs)
            }
        }
    };
}

operator! {
    [const R: usize, const K: usize, const C: usize, T: Scalar] Mul::mul
    |a: Matrix<R, K, T>, b: Matrix<K, C, T>| -> Matrix<R, C, T> {
        let mut product = Matrix::zeros();
        for (y, x) in product.0.iter_mut().zip(&b.0) {
            combine(y, &a.0, x);
        }
        product
    }
}

operator! {
    [const R: usize, const C: usize, T: Scalar] Mul::mul
    |a: Matrix<R, C, T>, x: Vector<C, T>| -> Vector<R, T> {
        let mut product = Vector::zeros();
        combine(&mut product.0, &a.0, &x.0);
        product
    }
}

operator! {
    [const R: usize, const C: usize, T: Scalar] Mul::mul
    |r: RowVector<R, T>, a: Matrix<R, C, T>| -> RowVector<C, T> {
        let mut product = RowVector::zeros();
        for (y, column) in product.0.iter_mut().zip(&a.0) {
            *y = dot(&r.0, column);
        }
        product
    }
}

operator! {
    [const N: usize, T: Scalar] Mul::mul
    |r: RowVector<N, T>, x: Vector<N, T>| -> T {
        dot(&r.0, &x.0)
    }
}

operator! {
    [const R: usize, const C: usize, T: Scalar] Mul::mul
    |x: Vector<R, T>, r: RowVector<C, T>| -> Matrix<R, C, T> {
        let mut product = Matrix::zeros();
        for (y, &r) in product.0.iter_mut().zip(&r.0) {
            for (y, &x) in y.iter_mut().zip(&x.0) {
                *y = x * r;
            }
        }
        product
    }
}

/// What a shape does entry by entry: `+`, `-`, and scaling.
macro_rules! entrywise {
    ($Shape:ident<$($D:ident),+>) => {
        entrywise!(plus_minus $Shape<$($D),+>, Add::add, AddAssign::add_assign);
        entrywise!(plus_minus $Shape<$($D),+>, Sub::sub, SubAssign::sub_assign);
        entrywise!(scaling $Shape<$($D),+>, Mul::mul, MulAssign::mul_assign, Mul::mul);
        entrywise!(scaling $Shape<$($D),+>, Div::div, DivAssign::div_assign, Scalar::quotient);
        entrywise!(scalar_from_left $Shape<$($D),+>, [] f32);
        entrywise!(scalar_from_left $Shape<$($D),+>, [] f64);
        #[cfg(feature = "fixed")]
        entrywise!(scalar_from_left $Shape<$($D),+>, [F: FixedPoint] Wrapping<F>);
        #[cfg(feature = "fixed")]
        entrywise!(scalar_from_left $Shape<$($D),+>, [F: FixedPoint] Saturating<F>);

        impl<$(const $D: usize,)+ T: Scalar> Neg for $Shape<$($D,)+ T> {
            type Output = Self;

            #[inline]
            fn neg(mut self) -> Self {
                for entry in &mut self {
                    *entry = -*entry;
                }
                self
            }
        }

        impl<$(const $D: usize,)+ T: Scalar> Neg for &$Shape<$($D,)+ T> {
            type Output = $Shape<$($D,)+ T>;

            #[inline]
            fn neg(self) -> Self::Output {
                -*self
            }
        }

        impl<$(const $D: usize,)+ T: Scalar> Sum for $Shape<$($D,)+ T> {
            #[inline]
            fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
                terms.fold(Self::zeros(), |sum, term| sum + term)
            }
        }

        impl<'a, $(const $D: usize,)+ T: Scalar> Sum<&'a Self> for $Shape<$($D,)+ T> {
            #[inline]
            fn sum<I: Iterator<Item = &'a Self>>(terms: I) -> Self {
                terms.fold(Self::zeros(), |sum, term| sum + term)
            }
        }
    };
    (plus_minus $Shape:ident<$($D:ident),+>, $Op:ident::$op:ident, $Assign:ident::$assign:ident) => {
        operator! {
            [$(const $D: usize,)+ T: Scalar] $Op::$op
            |a: $Shape<$($D,)+ T>, b: $Shape<$($D,)+ T>| -> $Shape<$($D,)+ T> {
                let mut result = *a;
                result.$assign(b);
                result
            }
        }

        impl<$(const $D: usize,)+ T: Scalar> $Assign<&Self> for $Shape<$($D,)+ T> {
            #[inline]
            fn $assign(&mut self, rhs: &Self) {
                for (entry, &rhs) in self.iter_mut().zip(rhs) {
                    entry.$assign(rhs);
                }
            }
        }

        impl<$(const $D: usize,)+ T: Scalar> $Assign for $Shape<$($D,)+ T> {
            #[inline]
            fn $assign(&mut self, rhs: Self) {
                self.$assign(&rhs);
            }
        }
    };
    (scaling $Shape:ident<$($D:ident),+>, $Op:ident::$op:ident, $Assign:ident::$assign:ident, $scale:expr) => {
        operator! {
            [$(const $D: usize,)+ T: Scalar] $Op::$op
            |a: $Shape<$($D,)+ T>, scalar: T| -> $Shape<$($D,)+ T> {
                let mut result = *a;
                result.$assign(*scalar);
                result
            }
        }

        impl<$(const $D: usize,)+ T: Scalar> $Assign<T> for $Shape<$($D,)+ T> {
            #[inline]
            fn $assign(&mut self, scalar: T) {
                for entry in self {
                    *entry = $scale(*entry, scalar);
                }
            }
        }
    };
    (scalar_from_left $Shape:ident<$($D:ident),+>, [$($parameters:tt)*] $T:ty) => {
        operator! {
            [$(const $D: usize,)+ $($parameters)*] Mul::mul
            |scalar: $T, a: $Shape<$($D,)+ $T>| -> $Shape<$($D,)+ $T> {
                a * *scalar
            }
        }
    };
}

entrywise!(Vector<N>);
entrywise!(RowVector<N>);
entrywise!(Matrix<R, C>);
