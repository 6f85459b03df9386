//! What the chain rule asks for, and what is said where `*` was written for it.

use core::ops::Mul;

use super::{Derivative, Tensor3, Tensor4};
use crate::{Matrix, RowVector, Scalar, Vector};

/// What the inner derivative results in is what the outer one is by.
#[diagnostic::on_unimplemented(
    message = "the chain rule does not fit: the outer derivative maps `{X}` to `{Y}`, but the inner one \
               maps `{W}` to `{Self}`",
    label = "results in `{Self}`, and the outer derivative is by `{X}`",
    note = "∂z/∂W = ∂z/∂y : ∂y/∂W contracts all indices of y: the shape that the inner derivative results \
            in has to be the shape that the outer one is by",
    note = "the outer derivative is the one of the last step: `dz_dy.chain(&dy_dw)`"
)]
pub trait Composable<X, W, Y> {}

impl<X, W, Y> Composable<X, W, Y> for X {}

/// Beside this one the compiler does not take the one type for the other.
#[diagnostic::do_not_recommend]
impl<X, W, Y> Composable<Nothing<X>, W, Y> for X {}

/// No shape.
#[derive(Debug)]
pub struct Nothing<X>(X);

/// A scalar, which has a gradient.
#[diagnostic::on_unimplemented(
    message = "`gradient` needs the derivative of a scalar, and this is one of `{Self}` by `{X}`",
    label = "`{Self}` has no gradient",
    note = "all its entries are `to_dense()`; of an adjoint u of `{Self}`, `pullback(&u)` is the gradient of ⟨u, y⟩"
)]
pub trait OfScalar<X> {
    /// 1
    fn one() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Scalar, X> OfScalar<X> for T {
    #[inline]
    fn one() -> T {
        T::ONE
    }
}

/// What no two have: a product of derivatives.
#[diagnostic::on_unimplemented(
    message = "derivatives are chained, not multiplied: the left one maps `{X}` to `{Y}`, the right one \
               `{W}` to `{Self}`",
    label = "no product of matrices",
    note = "∂z/∂W = ∂z/∂y : ∂y/∂W contracts the indices of y, which are those of `{X}`: write `dz_dy.chain(&dy_dw)`"
)]
pub trait Multipliable<X, W, Y> {}

/// What no tensor has: a product of matrices.
#[diagnostic::on_unimplemented(
    message = "`{L}` times `{R}` is no matrix product, and no chain rule",
    label = "a tensor has no matrix product",
    note = "∂z/∂W contracts the first index of ∂yᵢ/∂Wₖₗ: Σᵢ ∂z/∂yᵢ ∂yᵢ/∂Wₖₗ, which is `dz_dy.chain(&dy_dw)` \
            of the derivatives, or `t.contract_first(&u)` of the dense tensor",
    note = "what ∂Y/∂W does to a differential contracts the last indices: `t.contract_last_two(&dw)`"
)]
pub trait TensorProduct<L, R> {}

impl<X, Y, W, V, A, B> Mul<Derivative<W, V, B>> for Derivative<X, Y, A>
where
    V: Multipliable<X, W, Y>,
{
    type Output = ();

    fn mul(self, _: Derivative<W, V, B>) {}
}

/// Nothing times a tensor, and no tensor times anything. Beside a product that is never met the compiler looks
/// for the bound, and says what is missing.
macro_rules! no_product {
    ($Tensor:ident [$($D:ident),+]) => {
        no_product!(@ [$(const $D: usize,)+ const N: usize, T] RowVector<N, T>, $Tensor<$($D,)+ T>);
        no_product!(@ [$(const $D: usize,)+ const R: usize, const C: usize, T] Matrix<R, C, T>, $Tensor<$($D,)+ T>);
        no_product!(@ [$(const $D: usize,)+ const N: usize, T] $Tensor<$($D,)+ T>, Vector<N, T>);
        no_product!(@ [$(const $D: usize,)+ const R: usize, const C: usize, T] $Tensor<$($D,)+ T>, Matrix<R, C, T>);
        no_product!(~ [$(const $D: usize,)+ T] $Tensor<$($D,)+ T>, Vector<{ usize::MAX }, T>);
        no_product!(~ [$(const $D: usize,)+ T] $Tensor<$($D,)+ T>, Matrix<{ usize::MAX }, 0, T>);
    };
    (@ [$($parameters:tt)*] $L:ty, $R:ty) => {
        impl<$($parameters)*> Mul<$R> for $L
        where
            Nothing<()>: TensorProduct<$L, $R>,
        {
            type Output = ();

            fn mul(self, _: $R) {}
        }
    };
    (~ [$($parameters:tt)*] $L:ty, $R:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($parameters)*> TensorProduct<$L, $R> for Nothing<()> {}
    };
}

no_product!(Tensor3[I, J, K]);
no_product!(Tensor4[I, J, K, L]);
