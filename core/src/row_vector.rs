//! Row vectors.

use crate::entries::line_of_entries;
use crate::{Real, Scalar, Vector, inner_product};

/// A row vector (covector), 1×N. A gradient by a [`Vector`] is a `Vector`; its transpose is a row.
///
/// It is `[T; N]` in memory. Times a column it is a scalar, and times a matrix a row:
///
/// ```
/// use chainrule_core::{RowVector, matrix, row_vector, vector};
///
/// let r = row_vector![1.0, 2.0];
/// assert_eq!(r * vector![3.0, 4.0], 11.0);
///
/// let product: RowVector<3> = r * matrix![1.0, 0.0, 2.0; 0.0, 1.0, 3.0];
/// assert_eq!(product, row_vector![1.0, 2.0, 8.0]);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[repr(transparent)]
pub struct RowVector<const N: usize, T = f64>(pub(crate) [T; N]);

line_of_entries!(RowVector, transposed: Vector);

/// A [`RowVector`] of the given entries, also in constants.
///
/// ```
/// use chainrule_core::row_vector;
///
/// assert_eq!(row_vector![1.0, 2.0].to_string(), "[ 1  2 ]");
/// ```
#[macro_export]
macro_rules! row_vector {
    ($($entry:expr),+ $(,)?) => { $crate::RowVector::new([$($entry),+]) };
}
