//! In which order chains are multiplied: the multiplications counted, beside the fewest possible.
//!
//! What is promised: of a chain of matrices, with or without vectors in it, every order of
//! parentheses takes the multiplications of the best one, as long as all sizes are at least 2
//! (otherwise a matrix of one column is no matrix but a vector, and a better order may be missed by
//! what a vector costs). Derivatives are chains, too. What is used twice is computed once, whatever
//! that does to the chain around it, unless it is a product of matrices that only vectors use.

#![allow(non_snake_case)] // A is a matrix, as on paper.

#[path = "counted/mod.rs"]
mod counted;

use chainrule::{RowVector, Vector, grad, value, value_and_grad};
use counted::{Counted, count, matrix, vector};

/// A size from 2 to 13, out of a linear congruential generator (of Knuth's MMIX).
const fn size(seed: u64, index: u64) -> usize {
    let mut state = seed.wrapping_mul(1000).wrapping_add(index);
    let mut step = 0;
    while step < 3 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        step += 1;
    }
    2 + (state >> 33) as usize % 12
}

/// The fewest multiplications for a product of factors, the i-th of `sizes[i]` rows and `sizes[i + 1]`
/// columns (Cormen et al., Introduction to Algorithms, section 15.2).
fn fewest(sizes: &[usize]) -> usize {
    let n = sizes.len() - 1;
    let mut cost = vec![vec![0; n + 1]; n + 1];
    for length in 2..=n {
        for first in 0..=n - length {
            let end = first + length;
            cost[first][end] = (first + 1..end)
                .map(|k| cost[first][k] + cost[k][end] + sizes[first] * sizes[k] * sizes[end])
                .min()
                .unwrap();
        }
    }
    cost[0][n]
}

/// Every expression has the same value, and takes so many multiplications.
macro_rules! assert_all {
    ($expected:expr, $first:expr $(, $other:expr)* $(,)?) => {{
        let (expected, what): (usize, _) = ($expected, stringify!($first));
        let (value, multiplications) = count(|| $first);
        assert_eq!(multiplications, expected, "{what}");
        $(
            let (same, multiplications) = count(|| $other);
            assert_eq!(same, value, "{}", stringify!($other));
            assert_eq!(multiplications, expected, "{}", stringify!($other));
        )*
    }};
}

/// Calls a function of const parameters with sizes of many seeds.
macro_rules! for_sizes {
    ($test:ident $index:tt) => {
        for_sizes!(@ $test $index [1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20]);
    };
    (@ $test:ident $index:tt [$($seed:literal)+]) => { $( for_sizes!(@@ $test $seed $index); )+ };
    (@@ $test:ident $seed:literal [$($index:literal)+]) => {
        $test::<$({ size($seed, $index) }),+>();
    };
}

#[test]
fn three_matrices() {
    fn test<const K: usize, const L: usize, const M: usize, const N: usize>() {
        let (A, B, C) = (matrix::<K, L>(1), matrix::<L, M>(2), matrix::<M, N>(3));
        let (At, Bt, Ct) = (A.transpose(), B.transpose(), C.transpose());
        assert_all!(
            fewest(&[K, L, M, N]),
            value!(A B C),
            value!((A B) C),
            value!(A (B C)),
            value!(At^T B C),
            value!(At^T (Bt^T Ct^T)),
            value!((Ct Bt At)^T),
            value!((C^T (A B)^T)^T),
        );
    }
    for_sizes!(test [0 1 2 3]);
}

#[test]
fn four_matrices() {
    fn test<const K: usize, const L: usize, const M: usize, const N: usize, const O: usize>() {
        let (A, B, C, D) = (
            matrix::<K, L>(1),
            matrix::<L, M>(2),
            matrix::<M, N>(3),
            matrix::<N, O>(4),
        );
        let (Bt, Dt) = (B.transpose(), D.transpose());
        assert_all!(
            fewest(&[K, L, M, N, O]),
            value!(A B C D),
            value!((A (B C)) D),
            value!((A B) (C D)),
            value!(A ((B C) D)),
            value!(A (B (C D))),
            value!(A Bt^T C Dt^T),
            value!(((D^T C^T) (B^T A^T))^T),
            value!((Dt C^T Bt A^T)^T),
        );
    }
    for_sizes!(test [0 1 2 3 4]);
}

#[test]
fn five_and_six_matrices() {
    fn test<
        const K: usize,
        const L: usize,
        const M: usize,
        const N: usize,
        const O: usize,
        const P: usize,
        const Q: usize,
    >() {
        let (A, B, C) = (matrix::<K, L>(1), matrix::<L, M>(2), matrix::<M, N>(3));
        let (D, E, F) = (matrix::<N, O>(4), matrix::<O, P>(5), matrix::<P, Q>(6));
        assert_all!(
            fewest(&[K, L, M, N, O, P]),
            value!(A B C D E),
            value!(A (B (C (D E)))),
            value!((A B) C (D E)),
            value!(A (B C) D E),
            value!((A ((B C) D)) E),
            value!(A (B ((C D) E))),
        );
        assert_all!(
            fewest(&[K, L, M, N, O, P, Q]),
            value!(A B C D E F),
            value!(A (B (C (D (E F))))),
            value!((A B C) (D E F)),
            value!((A B) (C D) (E F)),
            value!(A ((B (C D)) E) F),
            value!((F^T ((E^T (A (B C) D)^T)))^T),
        );
    }
    for_sizes!(test [0 1 2 3 4 5 6]);
}
