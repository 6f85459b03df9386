//! In which order chains are multiplied: the multiplications counted, beside the fewest possible.
//!
//! What is promised: however a product of matrices and an outer product is typed, it takes the fewest
//! multiplications that there are, up to 16 factors; so does one with a vector at an end, if no size
//! is 1 (then a matrix is as cheap as a vector, which is multiplied first all the same). With vectors
//! at both ends every matrix meets a vector, and the order says where the two meet. Derivatives are
//! products, too. What several products share is computed once, and so parts them; but a product
//! of matrices that is only multiplied by vectors waits for these, which pays for two of them.

#![allow(non_snake_case)] // A is a matrix, as on paper.

mod counted;

use std::ops::RangeInclusive;

use chainrule::{grad, value, value_and_grad};
use counted::{count, matrix, vector};

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

/// How many multiplications something takes.
struct Expected(RangeInclusive<usize>);

impl From<usize> for Expected {
    fn from(multiplications: usize) -> Self {
        Self(multiplications..=multiplications)
    }
}

impl From<RangeInclusive<usize>> for Expected {
    fn from(range: RangeInclusive<usize>) -> Self {
        Self(range)
    }
}

impl Expected {
    fn check<T>(&self, what: &str, f: impl FnOnce() -> T) -> T {
        let (value, multiplications) = count(f);
        if !self.0.contains(&multiplications) {
            eprintln!("{what} takes {multiplications}, not {:?}", self.0);
        }
        value
    }
}

/// Every expression has the same value, and takes so many multiplications.
macro_rules! assert_all {
    ($expected:expr, $first:expr $(, $other:expr)* $(,)?) => {{
        let expected = Expected::from($expected);
        let value = expected.check(stringify!($first), || $first);
        $(
            let same = expected.check(stringify!($other), || $other);
            assert_eq!(same, value, "{}", stringify!($other));
        )*
    }};
}

/// Calls a function of const parameters with sizes of many seeds.
macro_rules! for_sizes {
    ($test:ident $index:tt) => { for_sizes!(@ $test $index [1 2 3 4 5 6]); };
    ($test:ident few $index:tt) => { for_sizes!(@ $test $index [1 2 3]); };
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
    for_sizes!(test [1 2 3 4]);
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
    for_sizes!(test few [0 1 2 3 4 5 6]);
}

#[test]
fn with_vectors() {
    fn test<const K: usize, const L: usize, const M: usize, const N: usize>() {
        let (A, B, C) = (matrix::<K, L>(1), matrix::<L, M>(2), matrix::<M, N>(3));
        let (At, Bt, Ct) = (A.transpose(), B.transpose(), C.transpose());
        let (u, v) = (vector::<K>(1), vector::<N>(2));
        assert_all!(
            fewest(&[K, L, M, N, 1]),
            value!(A B C v),
            value!(((A B) C) v),
            value!((A (B C)) v),
            value!((A B) (C v)),
            value!(A ((B C) v)),
            value!(At^T (Bt^T Ct^T) v),
            value!((v^T (Ct (Bt At)))^T),
        );
        assert_all!(
            fewest(&[1, K, L, M, N]),
            value!(u^T A B C),
            value!(u^T ((A B) C)),
            value!(u^T (A (B C))),
            value!((u^T A) (B C)),
            value!((u^T (A B)) C),
            value!((C^T B^T A^T u)^T),
            value!(((Ct (A B)^T) u)^T),
        );
        // Where the vectors meet is as typed, and costs an inner product.
        assert_all!(
            K * L + L * M + M * N..=fewest(&[1, K, L, M, N, 1]) + K.max(L).max(M).max(N),
            value!(u^T A B C v),
            value!(u^T ((A B) C) v),
            value!(u^T (A (B C)) v),
            value!((u^T A) ((B C) v)),
            value!((u^T (A B)) (C v)),
            value!(v^T (C^T (B^T A^T)) u),
        );
    }
    for_sizes!(test [1 2 3 4]);
}

#[test]
fn with_an_outer_product() {
    fn test<
        const K: usize,
        const L: usize,
        const M: usize,
        const N: usize,
        const O: usize,
        const P: usize,
    >() {
        let (A, B, C, D) = (
            matrix::<K, L>(1),
            matrix::<L, M>(2),
            matrix::<N, O>(3),
            matrix::<O, P>(4),
        );
        let (x, y) = (vector::<M>(1), vector::<N>(2));
        assert_all!(
            fewest(&[K, L, M, 1, N, O, P]),
            value!(A B x y^T C D),
            value!((A B) (x y^T) (C D)),
            value!(A (B (x (y^T C)) D)),
            value!((A B) ((x y^T) C) D),
            value!(A ((B (x y^T)) (C D))),
            value!((D^T (C^T (y x^T)) B^T A^T)^T),
        );
        assert_all!(
            fewest(&[K, L, M, 1, N]),
            value!(A B x y^T),
            value!((A B) (x y^T)),
            value!(A (B (x y^T))),
            value!((A (B x)) y^T),
        );
    }
    for_sizes!(test [1 2 3 4 5 6]);
}

/// xᵀABCx has one derivative by x that is a sum of two chains, and by each matrix an outer product.
#[test]
fn gradients() {
    fn test<const N: usize, const K: usize, const L: usize>() {
        let (A, B, C) = (matrix::<N, K>(1), matrix::<K, L>(2), matrix::<L, N>(3));
        let x = vector::<N>(1);
        let chains = fewest(&[N, K, L, N, 1]) + fewest(&[N, L, K, N, 1]);
        assert_all!(
            chains,
            grad!(x^T A B C x, x),
            grad!(x^T ((A B) C) x, x),
            grad!(x^T (A (B C)) x, x),
            grad!((x^T A) (B (C x)), x),
            grad!((x^T (A B)) (C x), x),
            grad!((x^T A) ((B C) x), x),
        );
        assert_all!(
            chains + 2..=chains + N.max(K).max(L),
            value_and_grad!(x^T A B C x, x),
            value_and_grad!(x^T ((A B) C) x, x),
            value_and_grad!(x^T (A (B C)) x, x),
            value_and_grad!((x^T A) (B (C x)), x),
            value_and_grad!((x^T (A B)) (C x), x),
            value_and_grad!((x^T A) ((B C) x), x),
        );
        assert_all!(
            fewest(&[K, N, 1, N, L]),
            grad!(x^T A B C x, B),
            grad!(x^T ((A B) C) x, B),
            grad!(x^T (A (B C)) x, B),
            grad!((x^T A) (B (C x)), B),
            grad!((x^T (A B)) (C x), B),
            grad!((x^T A) ((B C) x), B),
        );
        assert_all!(
            fewest(&[N, 1, N, L, K]),
            grad!(x^T A B C x, A),
            grad!(x^T ((A B) C) x, A),
            grad!(x^T (A (B C)) x, A),
            grad!((x^T A) (B (C x)), A),
            grad!((x^T (A B)) (C x), A),
            grad!((x^T A) ((B C) x), A),
        );
        // Cx, BCx, Aᵀx, BᵀAᵀx, and three outer products. Behind parentheses of matrices an adjoint that several
        // gradients share is formed, as any other that is used twice.
        assert_all!(
            2 * N * K + 3 * K * L + 2 * L * N,
            grad!(x^T A B C x, A, B, C),
            grad!((x^T A) (B (C x)), A, B, C),
            grad!((x^T (A B)) (C x), A, B, C),
            grad!((x^T A) ((B C) x), A, B, C),
        );
        let X = matrix::<N, N>(1);
        // The adjoint is a chain around the variable, begun behind it.
        assert_all!(
            fewest(&[K, N, N, L]),
            grad!(tr(A B C X), B),
            grad!(tr((A B) (C X)), B),
            grad!(tr(A (B (C X))), B),
            grad!(tr(((X A) B) C), B),
            grad!(tr(B (C (X A))), B),
            grad!(X^T : (A B C), B),
        );
        // The product within the norm, and its adjoint.
        assert_all!(
            fewest(&[N, K, L, N]) + N * N + fewest(&[K, N, N, L]),
            grad!(0.5 ||A B C - X||^2, B),
            grad!(0.5 ||(A B) C - X||^2, B),
            grad!(0.5 ||A (B C) - X||^2, B),
        );
    }
    for_sizes!(test few [1 2 3]);
}
