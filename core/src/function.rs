//! Functions of the user's own.

use crate::expression::Nobody;
use crate::{Matrix, RowVector, Scalar, Vector};

/// A function of your own with its derivative backwards, for use in an expression: of an `X`, or of
/// several values for a tuple `X`.
///
/// An expression takes it like a function of the notation, once its name stands behind a `;`:
///
/// ```
/// # #![allow(non_snake_case)]
/// # extern crate chainrule_core as chainrule;
/// use chainrule::{Function, Vector, vector};
///
/// /// x/‖x‖.
/// struct Direction;
///
/// impl<const N: usize> Function<Vector<N>> for Direction {
///     type Value = Vector<N>;
///
///     fn value(&self, x: &Vector<N>) -> Vector<N> {
///         *x / x.norm()
///     }
///
///     /// x̄ = (ȳ − y yᵀȳ)/‖x‖
///     fn pullback(&self, x: &Vector<N>, adjoint: &Vector<N>) -> Vector<N> {
///         let y = self.value(x);
///         (adjoint - y * y.dot(adjoint)) / x.norm()
///     }
/// }
///
/// let x = vector![3.0, 4.0];
/// assert_eq!(Direction.value(&x), vector![0.6, 0.8]);
/// // grad!(a^T direction(x), x; fn direction = Direction)
/// ```
///
/// Of several values it is a function of a tuple, `Function<(Vector<3>, Vector<3>)>`, and its
/// pullback returns a tuple: an adjoint for each. A pullback that is missing, or of another shape than
/// `X`, does not compile. What works on entries one by one is [`Elementwise`].
pub trait Function<X> {
    /// What it results in: a scalar, a vector or a matrix.
    type Value;

    /// y = f(x).
    fn value(&self, x: &X) -> Self::Value;

    /// The adjoint x̄ of x for the adjoint ȳ of y: the one with ⟨ȳ, dy⟩ = ⟨x̄, dx⟩ for every dx. For
    /// a vector function it is Jᵀȳ; for a scalar one, ȳ∇f.
    fn pullback(&self, x: &X, adjoint: &Self::Value) -> X;
}

/// A function of your own that works entry by entry, with its derivative.
///
/// It is a [`Function`] of scalars, vectors and matrices:
///
/// ```
/// use chainrule_core::{Elementwise, Function, Real, vector};
///
/// /// x σ(x)
/// struct Swish;
///
/// impl<T: Real> Elementwise<T> for Swish {
///     fn value(&self, x: T) -> T {
///         x * x.sigmoid()
///     }
///
///     fn derivative(&self, x: T) -> T {
///         let s = x.sigmoid();
///         s + x * s * (T::ONE - s)
///     }
/// }
///
/// let y = Function::value(&Swish, &vector![0.0, 1.0]);
/// assert_eq!(y, vector![0.0, 1.0 / (1.0 + (-1.0_f64).exp())]);
/// // grad!(sum(swish(W x)), W; fn swish = Swish)
/// ```
pub trait Elementwise<T> {
    /// f(x).
    fn value(&self, x: T) -> T;

    /// f′(x).
    fn derivative(&self, x: T) -> T;
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, F: Elementwise<T>> Function<T> for F {
    type Value = T;

    #[inline]
    fn value(&self, &x: &T) -> T {
        Elementwise::value(self, x)
    }

    #[inline]
    fn pullback(&self, &x: &T, &adjoint: &T) -> T {
        adjoint * self.derivative(x)
    }
}

macro_rules! entry_by_entry {
    ($($Shape:ident<$($D:ident),+>)*) => { $(
        #[diagnostic::do_not_recommend]
        impl<$(const $D: usize,)+ T: Scalar, F: Elementwise<T>> Function<$Shape<$($D,)+ T>> for F {
            type Value = $Shape<$($D,)+ T>;

            #[inline]
            fn value(&self, x: &Self::Value) -> Self::Value {
                x.map(|x| Elementwise::value(self, x))
            }

            #[inline]
            fn pullback(&self, x: &Self::Value, adjoint: &Self::Value) -> Self::Value {
                let mut x = *x;
                for (x, &adjoint) in x.iter_mut().zip(adjoint) {
                    *x = adjoint * self.derivative(*x);
                }
                x
            }
        }
    )* };
}

entry_by_entry! { Vector<N> RowVector<N> Matrix<R, C> }

/// Beside it the compiler does not take what has two or three arguments for a scalar.
macro_rules! decoys {
    ($($Tuple:ty: $($A:ident)+;)*) => { $(
        #[doc(hidden)]
        #[diagnostic::do_not_recommend]
        impl<$($A: Copy,)+ F: Nobody> Function<$Tuple> for F {
            type Value = ();

            fn value(&self, _: &$Tuple) {}

            fn pullback(&self, x: &$Tuple, (): &()) -> $Tuple {
                *x
            }
        }
    )* };
}

decoys! {
    (A, B): A B;
    (A, B, C): A B C;
}
