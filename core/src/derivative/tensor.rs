//! Dense tensors of third and fourth order.

use core::ops::{Index, IndexMut, Mul};

use crate::{Matrix, Scalar, Vector};

/// A tensor of third order, I×J×K: ∂yᵢ/∂Wⱼₖ in `t[[i, j, k]]`, or ∂Yᵢⱼ/∂xₖ.
///
/// The first index runs fastest in memory: `[[[T; I]; J]; K]`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(transparent)]
pub struct Tensor3<const I: usize, const J: usize, const K: usize, T = f64>(
    pub(super) [Matrix<I, J, T>; K],
);

/// A tensor of fourth order, I×J×K×L: ∂Yᵢⱼ/∂Wₖₗ in `t[[i, j, k, l]]`.
///
/// The first index runs fastest in memory: `[[[[T; I]; J]; K]; L]`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(transparent)]
pub struct Tensor4<const I: usize, const J: usize, const K: usize, const L: usize, T = f64>(
    pub(super) [[Matrix<I, J, T>; K]; L],
);

impl<const I: usize, const J: usize, const K: usize, T: Scalar> Tensor3<I, J, K, T> {
    /// All entries 0.
    #[inline]
    #[must_use]
    pub const fn zeros() -> Self {
        Self([Matrix::zeros(); K])
    }

    /// The entry at `[[i, j, k]]` is `f(i, j, k)`, counted from 0.
    #[inline]
    #[must_use]
    pub fn from_fn(mut f: impl FnMut(usize, usize, usize) -> T) -> Self {
        Self(core::array::from_fn(|k| Matrix::from_fn(|i, j| f(i, j, k))))
    }

    /// Σᵢ uᵢ tᵢⱼₖ: what the chain rule does with ∂y/∂W and ∂z/∂y.
    #[inline]
    #[must_use]
    pub fn contract_first(&self, u: &Vector<I, T>) -> Matrix<J, K, T> {
        let mut sum = Matrix::zeros();
        for (column, slice) in sum.0.iter_mut().zip(&self.0) {
            *column = (u.transpose() * slice).0;
        }
        sum
    }

    /// Σⱼₖ tᵢⱼₖ dⱼₖ.
    #[inline]
    #[must_use]
    pub fn contract_last_two(&self, d: &Matrix<J, K, T>) -> Vector<I, T> {
        let mut sum = Vector::zeros();
        for (slice, &column) in self.0.iter().zip(&d.0) {
            sum += slice * Vector(column);
        }
        sum
    }

    /// Σₖ tᵢⱼₖ dₖ.
    #[inline]
    #[must_use]
    pub fn contract_last(&self, d: &Vector<K, T>) -> Matrix<I, J, T> {
        let mut sum = Matrix::zeros();
        for (slice, &d) in self.0.iter().zip(d) {
            sum += slice * d;
        }
        sum
    }
}

impl<const I: usize, const J: usize, const K: usize, const L: usize, T: Scalar>
    Tensor4<I, J, K, L, T>
{
    /// All entries 0.
    #[inline]
    #[must_use]
    pub const fn zeros() -> Self {
        Self([[Matrix::zeros(); K]; L])
    }

    /// The entry at `[[i, j, k, l]]` is `f(i, j, k, l)`, counted from 0.
    #[inline]
    #[must_use]
    pub fn from_fn(mut f: impl FnMut(usize, usize, usize, usize) -> T) -> Self {
        Self(core::array::from_fn(|l| {
            core::array::from_fn(|k| Matrix::from_fn(|i, j| f(i, j, k, l)))
        }))
    }

    /// U : T, the sum Σᵢⱼ uᵢⱼ tᵢⱼₖₗ.
    #[inline]
    #[must_use]
    pub fn contract_first_two(&self, u: &Matrix<I, J, T>) -> Matrix<K, L, T> {
        let mut sum = Matrix::zeros();
        for (column, slices) in sum.0.iter_mut().zip(&self.0) {
            for (entry, slice) in column.iter_mut().zip(slices) {
                *entry = u.dot(slice);
            }
        }
        sum
    }

    /// T : D, the sum Σₖₗ tᵢⱼₖₗ dₖₗ.
    #[inline]
    #[must_use]
    pub fn contract_last_two(&self, d: &Matrix<K, L, T>) -> Matrix<I, J, T> {
        let mut sum = Matrix::zeros();
        for (slice, &d) in self.0.as_flattened().iter().zip(d) {
            sum += slice * d;
        }
        sum
    }
}

/// The entry at `[[i, j, k]]`, counted from 0. Panics outside.
impl<const I: usize, const J: usize, const K: usize, T> Index<[usize; 3]> for Tensor3<I, J, K, T> {
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, [i, j, k]: [usize; 3]) -> &T {
        &self.0[k][(i, j)]
    }
}

impl<const I: usize, const J: usize, const K: usize, T> IndexMut<[usize; 3]>
    for Tensor3<I, J, K, T>
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, [i, j, k]: [usize; 3]) -> &mut T {
        &mut self.0[k][(i, j)]
    }
}

/// The entry at `[[i, j, k, l]]`, counted from 0. Panics outside.
impl<const I: usize, const J: usize, const K: usize, const L: usize, T> Index<[usize; 4]>
    for Tensor4<I, J, K, L, T>
{
    type Output = T;

    #[inline]
    #[track_caller]
    fn index(&self, [i, j, k, l]: [usize; 4]) -> &T {
        &self.0[l][k][(i, j)]
    }
}

impl<const I: usize, const J: usize, const K: usize, const L: usize, T> IndexMut<[usize; 4]>
    for Tensor4<I, J, K, L, T>
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, [i, j, k, l]: [usize; 4]) -> &mut T {
        &mut self.0[l][k][(i, j)]
    }
}

/// Each entry times a scalar.
impl<const I: usize, const J: usize, const K: usize, T: Scalar> Mul<T> for Tensor3<I, J, K, T> {
    type Output = Self;

    #[inline]
    fn mul(mut self, scalar: T) -> Self {
        for slice in &mut self.0 {
            *slice *= scalar;
        }
        self
    }
}

/// Each entry times a scalar.
impl<const I: usize, const J: usize, const K: usize, const L: usize, T: Scalar> Mul<T>
    for Tensor4<I, J, K, L, T>
{
    type Output = Self;

    #[inline]
    fn mul(mut self, scalar: T) -> Self {
        for slice in self.0.as_flattened_mut() {
            *slice *= scalar;
        }
        self
    }
}
