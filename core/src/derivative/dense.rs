//! All entries of a derivative, by the orders of what is differentiated and of what it is by.

use super::{Derivative, LinearMap, One, Space, Tensor3, Tensor4};
use crate::expression::{Array, Blank, ColumnArray, Multiplied, Sides};
use crate::{Matrix, RowVector, Scalar, Vector};

/// Shapes whose derivative by an `X` has a dense form.
pub trait Dense<X: Space>: Space<Entry = X::Entry> {
    /// All entries.
    type Tensor;
    /// As many numbers as both shapes have indices.
    type Indices;

    /// All entries of a map.
    fn dense(map: &impl LinearMap<X, Output = Self>) -> Self::Tensor;

    /// Rows and columns of both.
    fn positions(indices: Self::Indices) -> [(usize, usize); 2];
}

/// A pair of shapes: their tensor, and their indices.
macro_rules! dense {
    ($([$($D:ident),*] $Y:ty, by $X:ty => $Tensor:ty, |$map:ident| $dense:expr;
       [$($index:ident),*]: $n:literal => $to:expr, $from:expr;)*) => { $(
        impl<$(const $D: usize,)* T: Scalar> Dense<$X> for $Y {
            type Tensor = $Tensor;
            type Indices = [usize; $n];

            #[inline]
            fn dense($map: &impl LinearMap<$X, Output = Self>) -> $Tensor {
                $dense
            }

            #[inline]
            fn positions([$($index),*]: [usize; $n]) -> [(usize, usize); 2] {
                [$to, $from]
            }
        }
    )* };
}

dense! {
    [] T, by T => T, |map| map.apply(&T::ONE); []: 0 => (0, 0), (0, 0);
    [N] Vector<N, T>, by T => Self, |map| map.apply(&T::ONE); [i]: 1 => (i, 0), (0, 0);
    [N] RowVector<N, T>, by T => Self, |map| map.apply(&T::ONE); [i]: 1 => (0, i), (0, 0);
    [R, C] Matrix<R, C, T>, by T => Self, |map| map.apply(&T::ONE); [i, j]: 2 => (i, j), (0, 0);

    [N] T, by Vector<N, T> => RowVector<N, T>, |map| map.pullback(&T::ONE).transpose();
    [k]: 1 => (0, 0), (k, 0);
    [N] T, by RowVector<N, T> => Vector<N, T>, |map| map.pullback(&T::ONE).transpose();
    [k]: 1 => (0, 0), (0, k);
    [R, C] T, by Matrix<R, C, T> => Matrix<R, C, T>, |map| map.pullback(&T::ONE);
    [k, l]: 2 => (0, 0), (k, l);

    [N, K] Vector<N, T>, by Vector<K, T> => Matrix<N, K, T>,
    |map| side_by_side(&map.times_units(&One), |y| y.0); [i, k]: 2 => (i, 0), (k, 0);
    [N, K] Vector<N, T>, by RowVector<K, T> => Matrix<N, K, T>,
    |map| side_by_side(&map.times_units(&One), |y| y.0); [i, k]: 2 => (i, 0), (0, k);
    [N, K] RowVector<N, T>, by Vector<K, T> => Matrix<N, K, T>,
    |map| side_by_side(&map.times_units(&One), |y| y.0); [i, k]: 2 => (0, i), (k, 0);
    [N, K] RowVector<N, T>, by RowVector<K, T> => Matrix<N, K, T>,
    |map| side_by_side(&map.times_units(&One), |y| y.0); [i, k]: 2 => (0, i), (0, k);

    [N, M, K] Vector<N, T>, by Matrix<M, K, T> => Tensor3<N, M, K, T>,
    |map| slices(|l| columns(|k| map.apply(&Matrix::unit((k, l)))));
    [i, k, l]: 3 => (i, 0), (k, l);
    [N, M, K] RowVector<N, T>, by Matrix<M, K, T> => Tensor3<N, M, K, T>,
    |map| slices(|l| columns(|k| map.apply(&Matrix::unit((k, l))).transpose()));
    [i, k, l]: 3 => (0, i), (k, l);
    [I, J, K] Matrix<I, J, T>, by Vector<K, T> => Tensor3<I, J, K, T>,
    |map| slices(|k| map.apply(&Vector::unit((k, 0)))); [i, j, k]: 3 => (i, j), (k, 0);
    [I, J, K] Matrix<I, J, T>, by RowVector<K, T> => Tensor3<I, J, K, T>,
    |map| slices(|k| map.apply(&RowVector::unit((0, k)))); [i, j, k]: 3 => (i, j), (0, k);
    [I, J, K, L] Matrix<I, J, T>, by Matrix<K, L, T> => Tensor4<I, J, K, L, T>,
    |map| {
        let mut tensor = Tensor4::zeros();
        for (l, slices) in tensor.0.iter_mut().enumerate() {
            for (k, slice) in slices.iter_mut().enumerate() {
                *slice = map.apply(&Matrix::unit((k, l)));
            }
        }
        tensor
    }; [i, j, k, l]: 4 => (i, j), (k, l);
}

/// The matrix whose columns have the entries of these.
fn side_by_side<Y, const R: usize, const C: usize, T: Scalar>(
    all: &[Y; C],
    entries: impl Fn(&Y) -> [T; R],
) -> Matrix<R, C, T> {
    let mut matrix = Matrix::zeros();
    for (column, y) in matrix.0.iter_mut().zip(all) {
        *column = entries(y);
    }
    matrix
}

/// The matrix of these columns.
fn columns<const R: usize, const C: usize, T: Scalar>(
    mut column: impl FnMut(usize) -> Vector<R, T>,
) -> Matrix<R, C, T> {
    let mut matrix = Matrix::zeros();
    for (j, place) in matrix.0.iter_mut().enumerate() {
        *place = column(j).0;
    }
    matrix
}

/// The tensor of these matrices by the last index.
fn slices<const I: usize, const J: usize, const K: usize, T: Scalar>(
    mut slice: impl FnMut(usize) -> Matrix<I, J, T>,
) -> Tensor3<I, J, K, T> {
    let mut tensor = Tensor3::zeros();
    for (k, place) in tensor.0.iter_mut().enumerate() {
        *place = slice(k);
    }
    tensor
}

/// Shapes that have a `vec`: the columns, one below the other.
pub trait Stack: Space {
    /// `[T; R C]`
    type Column: ColumnArray<T = Self::Entry>;
}

/// Two shapes whose derivative has a matrix of all entries of the one by all of the other.
#[diagnostic::on_unimplemented(
    message = "`vec_jacobian` of `{Self}` by `{X}` has dimensions that are not known",
    label = "products of sides up to 16 are known, and none of parameters",
    note = "without forming it, `apply`, `pullback` and `entry` do what it does; `to_dense` has all entries with \
            an index each"
)]
pub trait Stacked<X: Space>: Space {
    /// ∂vec(Y)/∂vec(X)ᵀ: as many rows as Y has entries, and as many columns as X.
    type Jacobian;

    /// All entries of a map.
    fn jacobian(map: &impl LinearMap<X, Output = Self>) -> Self::Jacobian;
}

type JacobianArray<X, Y> = <<Y as Stack>::Column as ColumnArray>::Outer<<X as Stack>::Column>;

#[diagnostic::do_not_recommend]
impl<X: Stack, Y: Stack<Entry = X::Entry>> Stacked<X> for Y {
    type Jacobian = <JacobianArray<X, Y> as Array>::Owned;

    fn jacobian(map: &impl LinearMap<X, Output = Self>) -> Self::Jacobian {
        let mut jacobian = Self::Jacobian::BLANK;
        let entries = JacobianArray::<X, Y>::of(&mut jacobian).flat_mut();
        let rows = Y::ROWS * Y::COLUMNS;
        for (at, column) in entries.chunks_exact_mut(rows.max(1)).enumerate() {
            let y = map.apply(&X::unit((at % X::ROWS, at / X::ROWS)));
            for (i, entry) in column.iter_mut().enumerate() {
                *entry = y.at(i % Y::ROWS, i / Y::ROWS);
            }
        }
        jacobian
    }
}

impl<T: Scalar> Stack for T {
    type Column = [T; 1];
}

impl<const N: usize, T: Scalar> Stack for Vector<N, T> {
    type Column = [T; N];
}

impl<const N: usize, T: Scalar> Stack for RowVector<N, T> {
    type Column = [T; N];
}

impl<const R: usize, const C: usize, T: Scalar> Stack for Matrix<R, C, T>
where
    Sides<R, C>: Multiplied,
{
    type Column = <Sides<R, C> as Multiplied>::Column<T>;
}

/// What `hessian!` results in: by columns their matrix, by a matrix the map.
pub trait Hessian {
    /// A matrix or a map.
    type Hessian;

    /// In that form.
    fn hessian(self) -> Self::Hessian;
}

impl<const N: usize, const K: usize, T: Scalar, M> Hessian
    for Derivative<Vector<K, T>, Vector<N, T>, M>
where
    M: LinearMap<Vector<K, T>, Output = Vector<N, T>>,
{
    type Hessian = Matrix<N, K, T>;

    #[inline]
    fn hessian(self) -> Matrix<N, K, T> {
        self.to_dense()
    }
}

macro_rules! held_as_map {
    ($([$($D:ident),+] $Y:ty, by $X:ty;)+) => { $(
        impl<$(const $D: usize,)+ T, M> Hessian for Derivative<$X, $Y, M> {
            type Hessian = Self;

            #[inline]
            fn hessian(self) -> Self {
                self
            }
        }
    )+ };
}

held_as_map! {
    [R, C, K] Matrix<R, C, T>, by Vector<K, T>;
    [N, R, C] Vector<N, T>, by Matrix<R, C, T>;
    [I, J, K, L] Matrix<I, J, T>, by Matrix<K, L, T>;
}
