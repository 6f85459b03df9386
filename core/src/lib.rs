//! Types and kernels of `chainrule`: vectors and matrices whose shapes are types, on the stack.
//!
//! Without `std` and without a heap. Elementary functions come from the feature `std` (on by
//! default) or `libm`; with neither, what is left needs no other crate.

#![no_std]

#[cfg(feature = "std")]
extern crate std;

mod arithmetic;
mod cholesky;
#[cfg(feature = "defmt")]
mod defmt;
#[doc(hidden)]
pub mod derivative;
mod display;
#[cfg(any(feature = "std", feature = "libm"))]
mod elementary;
mod entries;
#[doc(hidden)]
pub mod expression;
#[cfg(all(feature = "fast", not(feature = "std")))]
mod fast;
#[cfg(feature = "fixed")]
mod fixed_point;
mod function;
mod inner_product;
/// The isotropic tensors of fourth order, by name; in a module of their own, as `let F = …` is an error where a type
/// `F` is in scope.
pub mod isotropic {
    pub use crate::derivative::{E, F};
}
#[cfg(feature = "std")]
mod lanes;
mod lu;
mod matrix;
mod processor;
mod row_vector;
mod scalar;
#[doc(hidden)]
pub mod shape;
mod soft_float;
mod softmax;
mod straight;
#[doc(hidden)]
pub mod sum;
mod triangular;
mod vector;

pub use cholesky::Cholesky;
pub use derivative::{Derivative, LinearMap, Space, Tensor3, Tensor4};
#[cfg(feature = "fixed")]
pub use fixed_point::FixedPoint;
pub use function::{Elementwise, Function};
pub use lu::{Lu, RightHandSide};
pub use matrix::Matrix;
pub use row_vector::RowVector;
pub use scalar::{Real, Scalar};
pub use vector::Vector;
