//! The factors of a linear map: what multiplies from the left, and what from the right.

use super::space::{Space, delta, each, of_each, unit_of};
use crate::expression::{Factored, Factorisation, Reciprocal, mul, view, write};
use crate::{Matrix, RowVector, Scalar, Vector};

/// No factor: 1.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct One;

/// A⁻¹ by the factors of A, or A⁻ᵀ. What it multiplies is solved for.
#[derive(Clone, Copy, Debug)]
pub struct Inverse<F, const TRANSPOSED: bool>(pub F);

/// The inverse of what was factorised, as a factor; of a scalar it is one.
#[inline]
pub fn inverse<const TRANSPOSED: bool, F: Invertible<TRANSPOSED>>(factors: F) -> F::Factor {
    factors.inverse()
}

/// Factors of a matrix, or of a scalar.
pub trait Invertible<const TRANSPOSED: bool> {
    /// What multiplies with the inverse.
    type Factor;

    /// The inverse as a factor.
    fn inverse(self) -> Self::Factor;
}

impl<F: Factorisation, const TRANSPOSED: bool> Invertible<TRANSPOSED> for F {
    type Factor = Inverse<F, TRANSPOSED>;

    #[inline]
    fn inverse(self) -> Self::Factor {
        Inverse(self)
    }
}

impl<T: Scalar, const TRANSPOSED: bool> Invertible<TRANSPOSED> for Reciprocal<T> {
    type Factor = T;

    #[inline]
    fn inverse(self) -> T {
        Factored::inverse(&self).0
    }
}

/// L of L D.
pub trait Left<D: Space>: Copy {
    /// The shape of L D.
    type Product: Space<Entry = D::Entry>;
    /// Whether an entry of L D is Σₚ Lᵢₚ Dₚⱼ, with the entries of L at hand.
    const HAS_ENTRIES: bool = true;

    /// L D.
    fn times(&self, d: &D) -> Self::Product;

    /// Lᵀ U, the adjoint.
    fn adjoint(&self, u: &Self::Product) -> D;

    /// L D for several D.
    #[inline]
    fn times_each<const K: usize>(&self, d: &[D; K]) -> [Self::Product; K] {
        of_each(d, |d| self.times(d))
    }

    /// L D for the first K unit columns or rows D.
    #[inline]
    fn units<const K: usize>(&self) -> [Self::Product; K] {
        each(|k| self.times(&unit_of(k)))
    }

    /// Lᵢₚ.
    fn entry(&self, i: usize, p: usize) -> D::Entry;
}

/// R of D R.
pub trait Right<D: Space>: Copy {
    /// The shape of D R.
    type Product: Space<Entry = D::Entry>;
    /// Whether an entry of D R is Σₚ Dᵢₚ Rₚⱼ, with the entries of R at hand.
    const HAS_ENTRIES: bool = true;

    /// D R.
    fn times(&self, d: &D) -> Self::Product;

    /// U Rᵀ, the adjoint.
    fn adjoint(&self, u: &Self::Product) -> D;

    /// Rₚⱼ.
    fn entry(&self, q: usize, j: usize) -> D::Entry;
}

/// Factors that multiply alike from either side.
macro_rules! from_both_sides {
    ([$($parameters:tt)*] $Factor:ty, $D:ty => $Product:ty, $has_entries:expr,
     |$self:ident, $x:ident| $times:expr, $adjoint:expr, |$i:ident, $j:ident| $entry:expr) => {
        from_both_sides!(@ Left [$($parameters)*] $Factor, $D => $Product, $has_entries,
            |$self, $x| $times, $adjoint, |$i, $j| $entry);
        from_both_sides!(@ Right [$($parameters)*] $Factor, $D => $Product, $has_entries,
            |$self, $x| $times, $adjoint, |$i, $j| $entry);
    };
    (@ $Side:ident [$($parameters:tt)*] $Factor:ty, $D:ty => $Product:ty, $has_entries:expr,
     |$self:ident, $x:ident| $times:expr, $adjoint:expr, |$i:ident, $j:ident| $entry:expr) => {
        impl<$($parameters)*> $Side<$D> for $Factor {
            type Product = $Product;
            const HAS_ENTRIES: bool = $has_entries;

            #[inline]
            fn times(&$self, $x: &$D) -> $Product {
                $times
            }

            #[inline]
            fn adjoint(&$self, $x: &$Product) -> $D {
                $adjoint
            }

            #[inline]
            fn entry(&$self, $i: usize, $j: usize) -> <$D as Space>::Entry {
                $entry
            }
        }
    };
}

from_both_sides! { [D: Space] One, D => D, true, |self, x| *x, *x, |i, j| delta(i == j) }
from_both_sides! {
    [T: Scalar, D: Space<Entry = T>] T, D => D, true,
    |self, x| x.scaled(*self), x.scaled(*self), |i, j| if i == j { *self } else { T::ZERO }
}
// What is scaled is the factor.
from_both_sides! {
    [const N: usize, T: Scalar] Vector<N, T>, T => Vector<N, T>, false,
    |self, x| self.scaled(*x), self.dot(x), |_i, _j| T::ZERO
}
from_both_sides! {
    [const N: usize, T: Scalar] RowVector<N, T>, T => RowVector<N, T>, false,
    |self, x| self.scaled(*x), self.dot(x), |_i, _j| T::ZERO
}
from_both_sides! {
    [const R: usize, const C: usize, T: Scalar] Matrix<R, C, T>, T => Matrix<R, C, T>, false,
    |self, x| self.scaled(*x), self.dot(x), |_i, _j| T::ZERO
}

from_both_sides! {
    [F: Factorisation<T = T, Array = [[T; N]; N]> + Copy, const TRANSPOSED: bool, const N: usize, T: Scalar]
    Inverse<F, TRANSPOSED>, T => Matrix<N, N, T>, false,
    |self, x| self.times_scalar(*x), self.times_scalar(T::ONE).inner(x), |_i, _j| T::ZERO
}

impl<F, const TRANSPOSED: bool> Inverse<F, TRANSPOSED> {
    /// x A⁻¹: the solution of A X = x I.
    #[inline]
    fn times_scalar<const N: usize, T: Scalar>(&self, x: T) -> Matrix<N, N, T>
    where
        F: Factorisation<T = T, Array = [[T; N]; N]>,
    {
        let mut inverse = Matrix::build(|i, j| if i == j { x } else { T::ZERO });
        self.0.solve(TRANSPOSED, inverse.0.as_flattened_mut());
        inverse
    }
}

/// A product of the table, as `Left` or as `Right`.
macro_rules! factor {
    ($Side:ident [$($D:ident),+] $Factor:ty, $Operand:ty => $Product:ty,
     |$self:ident, $x:ident| $times:expr, $adjoint:expr) => {
        from_both_sides!(@ $Side [$(const $D: usize,)+ T: Scalar] $Factor, $Operand => $Product, true,
            |$self, $x| $times, $adjoint, |i, j| $self.at(i, j));
    };
}

factor! { Left [R, C] Vector<R, T>, RowVector<C, T> => Matrix<R, C, T>,
|self, x| *self * *x, self.transpose() * x }
factor! { Left [N] RowVector<N, T>, Vector<N, T> => T,
|self, x| *self * *x, self.transpose() * *x }
factor! { Left [R, C] RowVector<R, T>, Matrix<R, C, T> => RowVector<C, T>,
|self, x| self * x, self.transpose() * x }

/// Several columns at once are a matrix, and the columns of L are what it makes of unit columns.
impl<const R: usize, const C: usize, T: Scalar> Left<Vector<C, T>> for Matrix<R, C, T> {
    type Product = Vector<R, T>;

    #[inline]
    fn times(&self, d: &Vector<C, T>) -> Vector<R, T> {
        self * d
    }

    #[inline]
    fn adjoint(&self, u: &Vector<R, T>) -> Vector<C, T> {
        (u.transpose() * self).transpose()
    }

    #[inline]
    fn times_each<const K: usize>(&self, d: &[Vector<C, T>; K]) -> [Vector<R, T>; K] {
        let mut columns = Matrix::<C, K, T>::zeros();
        for (column, d) in columns.0.iter_mut().zip(d) {
            *column = d.0;
        }
        let mut product = Matrix::<R, K, T>::zeros();
        write(mul(view(self), view(&columns)), &mut product);
        of_each(&product.0, |&column| Vector(column))
    }

    #[inline]
    fn units<const K: usize>(&self) -> [Vector<R, T>; K] {
        each(|k| Vector(self.0.get(k).copied().unwrap_or([T::ZERO; R])))
    }

    #[inline]
    fn entry(&self, i: usize, p: usize) -> T {
        self.at(i, p)
    }
}

factor! { Left [R, K, C] Matrix<R, K, T>, Matrix<K, C, T> => Matrix<R, C, T>,
|self, x| self * x, self.transpose() * x }

factor! { Right [R, C] RowVector<C, T>, Vector<R, T> => Matrix<R, C, T>,
|self, x| *x * *self, x * self.transpose() }
factor! { Right [N] Vector<N, T>, RowVector<N, T> => T,
|self, x| *x * *self, self.transpose() * *x }
factor! { Right [R, C] Vector<C, T>, Matrix<R, C, T> => Vector<R, T>,
|self, x| x * self, *x * self.transpose() }
factor! { Right [R, C] Matrix<R, C, T>, RowVector<R, T> => RowVector<C, T>,
|self, x| x * self, (self * x.transpose()).transpose() }
factor! { Right [R, K, C] Matrix<K, C, T>, Matrix<R, K, T> => Matrix<R, C, T>,
|self, x| x * self, x * self.transpose() }

/// An inverse, which has no entries at hand: it solves.
macro_rules! inverse {
    ($Side:ident, [$($C:ident)?] $D:ty, $solve:ident, |$x:ident| $entries:expr $(, $rows:expr)?) => {
        impl<F, const TRANSPOSED: bool, const N: usize, $(const $C: usize,)? T: Scalar> $Side<$D>
            for Inverse<F, TRANSPOSED>
        where
            F: Factorisation<T = T, Array = [[T; N]; N]> + Copy,
        {
            type Product = $D;
            const HAS_ENTRIES: bool = false;

            #[inline]
            fn times(&self, d: &$D) -> $D {
                let mut $x = *d;
                self.0.$solve(TRANSPOSED, $entries $(, $rows)?);
                $x
            }

            #[inline]
            fn adjoint(&self, u: &$D) -> $D {
                let mut $x = *u;
                self.0.$solve(!TRANSPOSED, $entries $(, $rows)?);
                $x
            }

            #[inline]
            fn entry(&self, _: usize, _: usize) -> T {
                T::ZERO
            }
        }
    };
}

inverse! { Left, [] Vector<N, T>, solve, |x| &mut x.0 }
inverse! { Left, [C] Matrix<N, C, T>, solve, |x| x.0.as_flattened_mut() }
inverse! { Right, [] RowVector<N, T>, solve_right, |x| &mut x.0, 1 }
inverse! { Right, [C] Matrix<C, N, T>, solve_right, |x| x.0.as_flattened_mut(), C }
