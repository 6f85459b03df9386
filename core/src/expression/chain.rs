//! Products of several matrices: where to split them, so that they take the fewest multiplications.

use super::array::{Array, columns};
use super::product::gemm;
use super::{Expr, MatMul, MatrixExpr, Onto};
use crate::Scalar;

/// The sizes of a product of matrices: factor i has `sizes[i]` rows and `sizes[i + 1]` columns.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    sizes: [usize; Self::LONGEST + 1],
    /// How many factors it has, of which only the first `LONGEST` have their sizes here.
    factors: usize,
}

impl Chain {
    /// A chain of more factors is computed as it was typed.
    const LONGEST: usize = 16;

    /// A single factor.
    pub(super) const fn of<A: Array>() -> Self {
        let mut sizes = [0; Self::LONGEST + 1];
        sizes[0] = A::ROWS;
        sizes[1] = columns::<A>();
        Self { sizes, factors: 1 }
    }

    /// The factors of both.
    pub(super) const fn then(mut self, right: Self) -> Self {
        let mut i = 1;
        while i <= right.factors && self.factors + i <= Self::LONGEST {
            self.sizes[self.factors + i] = right.sizes[i];
            i += 1;
        }
        self.factors += right.factors;
        self
    }

    /// How many factors of two or more are in the left one of the two products that are multiplied last.
    ///
    /// This is the dynamic programme over all parts of the chain (Cormen et al., Introduction to
    /// Algorithms, section 15.2).
    const fn best_split(self, typed: usize) -> usize {
        if self.factors > Self::LONGEST {
            return typed;
        }
        // For the factors from `first` to before `end`: multiplications, and where to split.
        let mut cost = [[0_u64; Self::LONGEST + 1]; Self::LONGEST];
        let mut best = [[0; Self::LONGEST + 1]; Self::LONGEST];
        let mut length = 2;
        while length <= self.factors {
            let mut first = 0;
            while first + length <= self.factors {
                let end = first + length;
                cost[first][end] = u64::MAX;
                let mut split = first + 1;
                while split < end {
                    // Sizes up to 10⁶ do not overflow.
                    let last = (self.sizes[first] as u64)
                        * (self.sizes[split] as u64)
                        * (self.sizes[end] as u64);
                    let sum = cost[first][split] + cost[split][end] + last;
                    if sum < cost[first][end] {
                        cost[first][end] = sum;
                        best[first][end] = split;
                    }
                    split += 1;
                }
                first += 1;
            }
            length += 1;
        }
        best[0][self.factors]
    }
}

/// What is done with the two parts of a chain.
pub trait Split {
    /// Type of the entries.
    type T: Scalar;
    /// How many factors are in the left part.
    const AT: usize;

    /// Does it.
    fn with<L: MatrixExpr<T = Self::T>, R: MatrixExpr<T = Self::T>>(self, l: L, r: R);
}

/// `MatMul<A, B>` in two parts.
#[cfg_attr(not(unoptimised), inline(always))]
pub(super) fn split<A: MatrixExpr, B: MatrixExpr<T = A::T>, S: Split<T = A::T>>(
    MatMul { a, b }: MatMul<A, B>,
    then: S,
) {
    if const { S::AT == A::CHAIN.factors } {
        then.with(a, b);
    } else if const { S::AT < A::CHAIN.factors } {
        a.split(InLeft { then, b });
    } else {
        b.split(InRight { a, then });
    }
}

/// The left factor is split: (A₁ A₂) B is A₁ (A₂ B).
struct InLeft<S, B> {
    then: S,
    b: B,
}

impl<S: Split, B: MatrixExpr<T = S::T>> Split for InLeft<S, B> {
    type T = S::T;
    const AT: usize = S::AT;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn with<L: MatrixExpr<T = S::T>, R: MatrixExpr<T = S::T>>(self, l: L, r: R) {
        self.then.with(l, MatMul { a: r, b: self.b });
    }
}

/// The right factor is split: A (B₁ B₂) is (A B₁) B₂.
struct InRight<A, S> {
    a: A,
    then: S,
}

impl<A: MatrixExpr, S: Split<T = A::T>> Split for InRight<A, S> {
    type T = A::T;
    // Where that is negative, it is not called.
    const AT: usize = S::AT.saturating_sub(A::CHAIN.factors);

    #[cfg_attr(not(unoptimised), inline(always))]
    fn with<L: MatrixExpr<T = A::T>, R: MatrixExpr<T = A::T>>(self, l: L, r: R) {
        self.then.with(MatMul { a: self.a, b: l }, r);
    }
}

/// C = α A B, onto something, of whatever products A and B are where `E` splits best.
pub(super) struct Gemm<'a, E: Expr> {
    pub(super) onto: Onto<'a, E::T>,
    pub(super) alpha: E::T,
    pub(super) out: &'a mut E::Array,
}

impl<A: MatrixExpr, B: MatrixExpr<T = A::T>> Split for Gemm<'_, MatMul<A, B>> {
    type T = A::T;
    const AT: usize = MatMul::<A, B>::CHAIN.best_split(A::CHAIN.factors);

    #[cfg_attr(not(unoptimised), inline(always))]
    fn with<L: MatrixExpr<T = A::T>, R: MatrixExpr<T = A::T>>(self, l: L, r: R) {
        gemm(l, r, self.onto, self.alpha, self.out);
    }
}
