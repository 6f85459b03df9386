//! The inner product Σ aᵢ bᵢ, for matrices Frobenius's, and the norm that it induces.

#[cfg(all(feature = "std", target_arch = "x86_64"))]
use crate::processor::wide;
use crate::{Real, Scalar, sum};

/// Σ aᵢ bᵢ, in eight partial sums: independent of one another, they fill vector registers, and
/// they round less than one long sum.
#[inline]
pub(crate) fn dot<T: Scalar>(a: &[T], b: &[T]) -> T {
    #[cfg(all(feature = "std", target_arch = "x86_64"))]
    if let Some(sum) = wide::dot(a, b) {
        return sum;
    }
    if const { T::SUMS.is_some() } {
        return sum::of_products(a.iter().copied().zip(b.iter().copied()));
    }
    let (a_blocks, a_rest) = a.as_chunks::<8>();
    let (b_blocks, b_rest) = b.as_chunks::<8>();
    let mut partial = [T::ZERO; 8];
    for (a, b) in a_blocks.iter().zip(b_blocks) {
        for (sum, (&a, &b)) in partial.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    let [s0, s1, s2, s3, s4, s5, s6, s7] = partial;
    let mut sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    for (&a, &b) in a_rest.iter().zip(b_rest) {
        sum += a * b;
    }
    sum
}

/// √(Σ aᵢ²), which neither overflows nor underflows where the result does not.
#[inline]
pub(crate) fn norm<T: Real>(a: &[T]) -> T {
    // Below this, squares lose digits to underflow.
    let smallest = T::literal(1e-290, 1e-30);
    let square = dot(a, a);
    if square > smallest && is_finite(square) {
        square.sqrt()
    } else {
        scaled_norm(a)
    }
}

/// The norm in units of its largest entry.
#[cold]
fn scaled_norm<T: Real>(a: &[T]) -> T {
    let mut largest = T::ZERO;
    for a in a {
        if a.abs() > largest {
            largest = a.abs();
        }
    }
    if !is_finite(largest) {
        return largest;
    }
    // Where every entry is 0 the unit is 1; NaN comes through the sum in either case.
    let unit = if largest > T::ZERO { largest } else { T::ONE };
    let mut sum = T::ZERO;
    for &a in a {
        sum += (a / unit) * (a / unit);
    }
    unit * sum.sqrt()
}

/// Neither infinite nor NaN.
#[inline]
#[expect(clippy::eq_op, reason = "∞ − ∞ and NaN − NaN are NaN")]
pub(crate) fn is_finite<T: Scalar>(x: T) -> bool {
    x - x == T::ZERO
}
