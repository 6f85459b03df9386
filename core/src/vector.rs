//! Column vectors.

use crate::entries::line_of_entries;
use crate::{Real, RowVector, Scalar, inner_product};

/// A column vector, N×1.
///
/// It is `[T; N]` in memory. What multiplies it from the left is a matrix or a row:
///
/// ```
/// use chainrule_core::{Matrix, Vector, matrix, vector};
///
/// let a = matrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0];
/// let x = vector![1.0, -1.0];
/// let y: Vector<3> = &a * &x;
/// assert_eq!(y, vector![-1.0, -1.0, -1.0]);
///
/// let inner: f64 = y.transpose() * y;
/// let outer: Matrix<3, 2> = y * x.transpose();
/// assert_eq!((inner, outer[(0, 1)]), (3.0, 1.0));
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(transparent)]
pub struct Vector<const N: usize, T = f64>(pub(crate) [T; N]);

line_of_entries!(Vector, transposed: RowVector);

/// A [`Vector`] of the given entries, also in constants.
///
/// ```
/// use chainrule_core::{Vector, vector};
///
/// const X: Vector<3> = vector![1.0, 2.0, 3.0];
/// assert_eq!(X.norm(), 14.0_f64.sqrt());
/// ```
#[macro_export]
macro_rules! vector {
    ($($entry:expr),+ $(,)?) => { $crate::Vector::new([$($entry),+]) };
}
