//! Derivatives as typed linear maps: what `derivative!` results in, and the chain rule.
//!
//! A derivative of Y by X maps a differential dX to dY. It holds what the formula for dY holds, such as
//! the X of dY = dWᵀ X, and never the tensor of all ∂Yᵢⱼ/∂Wₖₗ, unless that is asked for.

mod chain;
mod dense;
mod factor;
mod map;
mod space;
mod tensor;

use core::fmt::{self, Debug, Formatter};
use core::marker::PhantomData;

pub use chain::{Composable, Multipliable, OfScalar, TensorProduct};
pub use dense::{Dense, Hessian, Stack, Stacked};
pub use factor::{Inverse, Invertible, Left, One, Right, inverse};
pub use map::{
    By, Chain, E, Entrywise, F, Inner, LinearMap, Product, Sum, Zero, by, chain, entrywise, inner,
    product, sum, zero,
};
pub use space::Space;
pub use tensor::{Tensor3, Tensor4};

use crate::shape::Shape;

/// The derivative of a `Y` by an `X`, as a linear map from the shape of `X` to the shape of `Y`.
///
/// `X` and `Y` are scalars, columns, rows or matrices. The map `M` keeps the structure of the derivative,
/// and its names stand in no signature that one writes: `impl LinearMap<X, Output = Y>` describes any.
///
/// [`Debug`](core::fmt::Debug) writes the derivative as a formula, with 𝔼ᵢⱼₖₗ = δᵢₖ δⱼₗ and 𝔽ᵢⱼₖₗ = δᵢₗ δⱼₖ
/// for the derivatives of X and of Xᵀ by X, and `:` for the contraction: (A 𝔼 Bᵀ) : dX = A dX B, and
/// (A 𝔼 Bᵀ : 𝔽) : dX = A dXᵀ B.
pub struct Derivative<X, Y, M> {
    map: M,
    text: &'static str,
    shapes: PhantomData<fn(X) -> Y>,
}

impl<X, Y, M: Copy> Clone for Derivative<X, Y, M> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<X, Y, M: Copy> Copy for Derivative<X, Y, M> {}

impl<X: Space, Y, M: LinearMap<X>> Debug for Derivative<X, Y, M> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.map.describe(self.text, f)
    }
}

/// The derivative, of a Y by an X, that a map is.
#[doc(hidden)]
#[inline]
pub fn derivative<X: Space, Y, M: LinearMap<X, Output = Y>>(
    _of: Shape<Y>,
    _by: Shape<X>,
    map: M,
    text: &'static str,
) -> Derivative<X, Y, M> {
    Derivative {
        map,
        text,
        shapes: PhantomData,
    }
}

impl<X: Space, Y: Space<Entry = X::Entry>, M: LinearMap<X, Output = Y>> Derivative<X, Y, M> {
    /// dY for dX: the differential, or pushforward.
    #[inline]
    #[must_use]
    pub fn apply(&self, dx: &X) -> Y {
        self.map.apply(dx)
    }

    /// X̄ for Ȳ: the adjoint, or pullback, with ⟨Ȳ, apply(dX)⟩ = ⟨pullback(Ȳ), dX⟩.
    #[inline]
    #[must_use]
    pub fn pullback(&self, u: &Y) -> X {
        self.map.pullback(u)
    }

    /// The chain rule: this derivative after another, ∂z/∂W = ∂z/∂y : ∂y/∂W.
    ///
    /// What the inner map results in has to be what this one is by. Nothing is multiplied here; the
    /// composition applies one map after the other.
    #[inline]
    #[must_use]
    pub fn chain<W: Space, V, B>(
        &self,
        inner: &Derivative<W, V, B>,
    ) -> Derivative<W, Y, Chain<Self, Derivative<W, V, B>>>
    where
        V: Composable<X, W, Y>,
        B: Copy,
    {
        Derivative {
            map: chain(*self, *inner),
            text: "",
            shapes: PhantomData,
        }
    }

    /// The gradient of a scalar, in the shape of X.
    #[inline]
    #[must_use]
    pub fn gradient(&self) -> X
    where
        Y: OfScalar<X>,
    {
        self.map.pullback(&Y::one())
    }

    /// All entries ∂Yᵢⱼ/∂Xₖₗ, in an array of as many indices as Y and X have together:
    ///
    /// | Y by X | |
    /// |---|---|
    /// | anything by a scalar | the shape of Y |
    /// | scalar by column | [`RowVector`](crate::RowVector), the gradient transposed |
    /// | scalar by row | [`Vector`](crate::Vector), the gradient transposed |
    /// | scalar by matrix | [`Matrix`](crate::Matrix), the gradient |
    /// | vector by vector, of N by K | `Matrix<N, K>`, ∂yᵢ/∂xₖ in row i and column k |
    /// | vector by matrix, of N by M×K | [`Tensor3<N, M, K>`] |
    /// | matrix by vector, of I×J by K | [`Tensor3<I, J, K>`] |
    /// | matrix by matrix, of I×J by K×L | [`Tensor4<I, J, K, L>`] |
    ///
    /// A row has the entries of the column that it is the transpose of, and no index more.
    #[inline]
    #[must_use]
    pub fn to_dense(&self) -> Y::Tensor
    where
        Y: Dense<X>,
    {
        Y::dense(self)
    }

    /// One entry, without the others: ∂yᵢ/∂Wₖₗ is `entry([i, k, l])`. The indices are those of Y, then
    /// those of X, as in [`to_dense`](Self::to_dense), counted from 0; a scalar has none.
    ///
    /// # Panics
    ///
    /// Beyond the last.
    #[inline]
    #[must_use]
    #[track_caller]
    pub fn entry(&self, indices: Y::Indices) -> X::Entry
    where
        Y: Dense<X>,
    {
        let [to, from] = Y::positions(indices);
        assert!(
            to.0 < Y::ROWS && to.1 < Y::COLUMNS && from.0 < X::ROWS && from.1 < X::COLUMNS,
            "entry ({}, {}) of {}×{} by entry ({}, {}) of {}×{}",
            to.0,
            to.1,
            Y::ROWS,
            Y::COLUMNS,
            from.0,
            from.1,
            X::ROWS,
            X::COLUMNS,
        );
        self.map.at(to, from)
    }

    /// ∂vec(Y)/∂vec(X)ᵀ, with the columns of a matrix one below the other (Magnus and Neudecker, *Matrix
    /// Differential Calculus*, ch. 9): of A X B it is Bᵀ ⊗ A. Its numbers of rows and of columns are
    /// products, from a table of those of sides up to 16.
    #[inline]
    #[must_use]
    pub fn vec_jacobian<J>(&self) -> J
    where
        Y: Stacked<X, Jacobian = J>,
    {
        Y::jacobian(&self.map)
    }
}

/// So that one derivative is the outer or the inner map of another.
impl<X: Space, Y: Space<Entry = X::Entry>, M: LinearMap<X, Output = Y>> LinearMap<X>
    for Derivative<X, Y, M>
{
    type Output = Y;

    #[inline]
    fn apply(&self, d: &X) -> Y {
        self.map.apply(d)
    }

    #[inline]
    fn pullback(&self, u: &Y) -> X {
        self.map.pullback(u)
    }

    #[inline]
    fn batch<const K: usize>(&self, d: &[X; K]) -> [Y; K] {
        self.map.batch(d)
    }

    #[inline]
    fn times_units<const K: usize, L: Left<Y>>(&self, l: &L) -> [L::Product; K] {
        self.map.times_units(l)
    }

    #[inline]
    fn at(&self, to: (usize, usize), from: (usize, usize)) -> X::Entry {
        self.map.at(to, from)
    }

    fn describe(&self, _: &str, f: &mut Formatter<'_>) -> fmt::Result {
        if is_sum(self.text) {
            write!(f, "({})", self.text)
        } else {
            self.map.describe(self.text, f)
        }
    }
}

/// Whether a formula is a sum that needs parentheses as a factor.
fn is_sum(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut before = ' ';
    text.chars().any(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_sign = before == ' ' && matches!(c, '+' | '−');
        before = c;
        is_sign && depth == 0
    })
}
