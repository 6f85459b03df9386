//! Sums of products, term by term.

#![allow(clippy::inline_always, reason = "that is no more than an operator")]

use crate::Scalar;

/// What the products of a type are summed up in: a number and, if the type has [`Sums`] of its own, more.
#[derive(Clone, Copy, Debug)]
pub struct Sum<T> {
    pub(crate) number: T,
    pub(crate) more: i32,
}

/// How products and their sums are computed where that is no matter of operators.
#[derive(Clone, Copy, Debug)]
pub struct Sums<T> {
    /// x, as a sum.
    pub(crate) start: fn(T) -> Sum<T>,
    /// s + x y
    pub(crate) add_product: fn(Sum<T>, T, T) -> Sum<T>,
    /// The number that a sum is.
    pub(crate) end: fn(Sum<T>) -> T,
    /// x y
    pub(crate) product: fn(T, T) -> T,
}

impl<T: Scalar> Sum<T> {
    /// Σ of nothing.
    pub(crate) const ZERO: Self = Self::only(T::ZERO);

    const fn only(number: T) -> Self {
        Self { number, more: 0 }
    }

    /// x + …
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn of(x: T) -> Self {
        match T::SUMS {
            Some(sums) => (sums.start)(x),
            None => Self::only(x),
        }
    }

    /// x y + …: 0 + x y is not that where it is −0, and costs.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn of_product(x: T, y: T) -> Self {
        match T::SUMS {
            Some(sums) => (sums.add_product)(Self::ZERO, x, y),
            None => Self::only(x * y),
        }
    }

    /// … + x y, or the first of the products.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn add(sum: Option<Self>, x: T, y: T) -> Self {
        match sum {
            Some(sum) => sum.plus(x, y),
            None => Self::of_product(x, y),
        }
    }

    /// … + x y
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn plus(self, x: T, y: T) -> Self {
        match T::SUMS {
            Some(sums) => (sums.add_product)(self, x, y),
            None => Self::only(self.number + x * y),
        }
    }

    /// The number.
    #[cfg_attr(not(unoptimised), inline(always))]
    pub(crate) fn end(self) -> T {
        match T::SUMS {
            Some(sums) => (sums.end)(self),
            None => self.number,
        }
    }
}

/// x y
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn times<T: Scalar>(x: T, y: T) -> T {
    match T::SUMS {
        Some(sums) => (sums.product)(x, y),
        None => x * y,
    }
}

/// s + x y
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn plus_product<T: Scalar>(s: T, x: T, y: T) -> T {
    Sum::of(s).plus(x, y).end()
}

/// Σ xₖ yₖ
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn of_products<T: Scalar>(terms: impl Iterator<Item = (T, T)>) -> T {
    terms.fold(Sum::ZERO, |sum, (x, y)| sum.plus(x, y)).end()
}
