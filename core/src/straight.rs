//! What is small is written out on small processors: without loops, at every level of optimisation.
//!
//! On a microcontroller a loop costs as much as the multiplication in it, values stay in registers
//! only where indices are numbers, and a compiler that optimises for size (`s`, `z`) unrolls nothing
//! and inlines no closure. So what takes few multiplications is straight-line code, and what takes
//! more are loops around that. Where there is `std`, there are caches and wide vectors, and loops are
//! what fills them: there nothing is written out.

#![allow(
    clippy::inline_always,
    reason = "what is not inlined does not know its indices"
)]

use crate::Scalar;

/// Whether anything is written out.
pub(crate) const IS_SMALL_PROCESSOR: bool = cfg!(not(feature = "std"));

/// Whether products of all sizes share one function, and none is written out.
pub(crate) const IS_COMPACT: bool = IS_SMALL_PROCESSOR && cfg!(feature = "compact");

/// So many multiplications are written out: 64 are the product of two 4×4 matrices, and about 450
/// bytes.
const SMALL: usize = 72;

/// Whether so many multiplications (or other steps of two instructions or three) are written out.
pub(crate) const fn is_small(multiplications: usize) -> bool {
    IS_SMALL_PROCESSOR && multiplications <= SMALL
}

/// `$body` for each `$i` below `$count`, which is a constant and at most 16, or 72 by `entries`, or 6
/// by `few` and, from the last to the first, `reversed`. What is behind the count is not compiled, so
/// that nothing depends on an optimiser.
macro_rules! straight {
    (@ $count:expr, $i:ident, $body:expr, $($k:literal)+) => {{ $(
        if const { $k < $count } {
            let $i: usize = $k;
            $body
        }
    )+ }};
    (entries $count:expr, |$i:ident| $body:expr) => {
        $crate::straight::straight!(@ $count, $i, $body,
            0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32
            33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62
            63 64 65 66 67 68 69 70 71)
    };
    (four $count:expr, |$i:ident| $body:expr) => {
        $crate::straight::straight!(@ $count, $i, $body, 0 1 2 3)
    };
    (few $count:expr, |$i:ident| $body:expr) => {
        $crate::straight::straight!(@ $count, $i, $body, 0 1 2 3 4 5)
    };
    (reversed $count:expr, |$i:ident| $body:expr) => {
        $crate::straight::straight!(@ $count, $i, $body, 5 4 3 2 1 0)
    };
    ($count:expr, |$i:ident| $body:expr) => {
        $crate::straight::straight!(@ $count, $i, $body, 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
    };
}

pub(crate) use straight;

/// An entry that is there.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn get<T: Scalar>(entries: &[T], i: usize) -> T {
    match entries.get(i) {
        Some(&entry) => entry,
        None => T::ZERO,
    }
}

/// Overwrites an entry that is there.
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn set<T>(entries: &mut [T], i: usize, value: T) {
    if let Some(entry) = entries.get_mut(i) {
        *entry = value;
    }
}
