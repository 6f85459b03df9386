//! The constructors of nodes, which simplify what they build.
//!
//! Numbers travel outwards, so that `2 x` of anywhere meets `2 x` of elsewhere; known scalars travel
//! to the left of a product; transposes travel to the leaves. Of the forms that one thing can have,
//! the first in order is built, so that equal things become one node.

use std::cmp::Ordering;

use crate::function::{Elementwise, Reduction, Zip};
use crate::graph::{Graph, Like, Number, Op, Ref, Whole};
use crate::kind::{self, Kinds};

impl Graph {
    pub(crate) fn number(&mut self, value: f64) -> Ref {
        self.node(Op::Number(Number::new(value)), Kinds::SCALAR)
    }

    /// A `let` as a node of its own.
    pub(crate) fn variable(&mut self, id: usize, x: Ref) -> Ref {
        let kinds = self.kinds(x);
        self.node(Op::Variable(id, x), kinds)
    }

    fn as_number(&self, x: Ref) -> Option<f64> {
        match self.op(x) {
            Op::Number(number) => Some(number.get()),
            _ => None,
        }
    }

    /// 1 in every entry of something like x.
    pub(crate) fn ones(&mut self, x: Ref) -> Ref {
        if self.is_scalar(x) {
            return self.number(1.0);
        }
        let kinds = self.nodes[x.node].kinds;
        let ones = self.node(
            Op::Ones(Like::Node(Ref {
                transposed: false,
                ..x
            })),
            kinds,
        );
        self.transpose_if(x.transposed, ones)
    }

    /// The identity matrix like x; 1 if x is a scalar.
    pub(crate) fn eye(&mut self, x: Ref) -> Ref {
        if self.is_scalar(x) {
            return self.number(1.0);
        }
        // What is a scalar or a square matrix is no vector.
        let kinds = self.kinds(x).meet(Kinds::SCALAR_OR_MATRIX);
        self.node(
            Op::Eye(Like::Node(Ref {
                transposed: false,
                ..x
            })),
            kinds,
        )
    }

    /// 0 in every entry of something like x.
    pub(crate) fn zeros(&mut self, x: Ref) -> Ref {
        let ones = self.ones(x);
        if self.is_scalar(ones) {
            return self.number(0.0);
        }
        let kinds = self.kinds(ones);
        self.node(Op::Sum(vec![(Number::new(0.0), ones)]), kinds)
    }

    /// A number times a node, taken apart.
    pub(crate) fn coefficient(&mut self, x: Ref) -> (f64, Ref) {
        match self.op(x) {
            Op::Number(number) => {
                let number = number.get();
                (number, self.number(1.0))
            }
            Op::Sum(terms) if let [(c, term)] = terms.as_slice() => {
                let (c, term) = (c.get(), *term);
                (c, self.transpose_if(x.transposed, term))
            }
            _ => (1.0, x),
        }
    }

    /// c x.
    pub(crate) fn scale(&mut self, c: f64, x: Ref) -> Ref {
        let (d, x) = self.coefficient(x);
        let c = c * d;
        if let Some(one) = self.as_number(x) {
            return self.number(c * one);
        }
        if c.total_cmp(&1.0) == Ordering::Equal {
            return x;
        }
        let kinds = self.nodes[x.node].kinds;
        let plain = Ref {
            transposed: false,
            ..x
        };
        let scaled = self.node(Op::Sum(vec![(Number::new(c), plain)]), kinds);
        self.transpose_if(x.transposed, scaled)
    }

    /// Σ cᵢ xᵢ: like terms collected, in the order of nodes, the first one's coefficient outside.
    pub(crate) fn sum(&mut self, terms: &[(f64, Ref)]) -> Ref {
        let mut collected: Vec<(f64, Ref)> = Vec::with_capacity(terms.len());
        for &(c, x) in terms {
            let (d, x) = self.coefficient(x);
            match collected.iter_mut().find(|(_, known)| *known == x) {
                Some((sum, _)) => *sum += c * d,
                None => collected.push((c * d, x)),
            }
        }
        let some = collected.first().map(|&(_, x)| x);
        collected.retain(|&(c, _)| c != 0.0);
        collected.sort_by_key(|&(_, x)| x);
        match (collected.as_slice(), some) {
            ([], None) => self.number(0.0),
            ([], Some(x)) => self.zeros(x),
            (&[(c, x)], _) => self.scale(c, x),
            (&[(first, x), ..], _) => {
                // 2 a − 2 b is 2 (a − b), and b − a is −(a − b): differences are the same node.
                let alike = collected
                    .iter()
                    .all(|(c, _)| c.abs().total_cmp(&first.abs()).is_eq());
                let outside = if alike { first } else { first.signum() };
                let transposed = x.transposed;
                let kinds = collected
                    .iter()
                    .map(|&(_, x)| self.kinds(self.transpose_if(transposed, x)))
                    .fold(Kinds::UNKNOWN, Kinds::meet);
                let terms = collected
                    .iter()
                    .map(|&(c, x)| (Number::new(c / outside), self.transpose_if(transposed, x)))
                    .collect();
                let sum = self.node(Op::Sum(terms), kinds);
                let sum = self.transpose_if(transposed, sum);
                self.scale(outside, sum)
            }
        }
    }

    /// L R.
    pub(crate) fn product(&mut self, l: Ref, r: Ref) -> Ref {
        let ((c, l), (d, r)) = (self.coefficient(l), self.coefficient(r));
        let product = self.product_of_nodes(l, r);
        self.scale(c * d, product)
    }

    fn product_of_nodes(&mut self, l: Ref, r: Ref) -> Ref {
        if self.as_number(l).is_some() {
            return r;
        }
        if self.as_number(r).is_some() {
            return l;
        }
        if matches!(self.op(l), Op::Eye(_)) && self.kinds(r).is_non_scalar() {
            return r;
        }
        if matches!(self.op(r), Op::Eye(_)) && self.kinds(l).is_non_scalar() {
            return l;
        }
        match (self.is_scalar(l), self.is_scalar(r)) {
            (true, true) => {
                let (l, r) = (l.min(r), l.max(r));
                for (x, inverse) in [(l, r), (r, l)] {
                    if let Op::Divide(one, s) = *self.op(inverse)
                        && self.as_number(one).is_some()
                    {
                        return self.divide(x, s);
                    }
                }
                return self.node(Op::Product(l, r), Kinds::SCALAR);
            }
            (false, true) => return self.product_of_nodes(r, l),
            (true, false) => {
                if let Some((s, x)) = self.scaled(r) {
                    let s = self.product(l, s);
                    return self.product(s, x);
                }
                return self.entrywise(r, |r| Op::Product(l, r));
            }
            (false, false) => {
                if let Some((s, x)) = self.scaled(l) {
                    let product = self.product(x, r);
                    return self.product(s, product);
                }
                if let Some((s, x)) = self.scaled(r) {
                    let product = self.product(l, x);
                    return self.product(s, product);
                }
            }
        }
        // (A B) R as A (B R), if B R is needed anyway: yᵀXw beside Xw.
        if let Some((a, b)) = self.factors_of(l)
            && !self.is_scalar(a)
            && self.known_product(l, r).is_none()
            && let Some(product) = self.known_product(b, r)
        {
            return self.product_of_nodes(a, product);
        }
        let kinds = kind::of_product(self.kinds(l), self.kinds(r));
        if kinds.is_scalar() {
            // Of a row and a column.
            let l = self.transpose(l);
            return self.inner(l, r);
        }
        // A product and its transpose are one node: of the two forms the one with fewer transposes.
        let flipped = (self.transpose(r), self.transpose(l));
        let order = |(l, r): (Ref, Ref)| (u8::from(l.transposed) + u8::from(r.transposed), l, r);
        if order(flipped) < order((l, r)) {
            let product = self.node(Op::Product(flipped.0, flipped.1), kinds.transposed());
            self.transpose(product)
        } else {
            self.node(Op::Product(l, r), kinds)
        }
    }

    /// L R, if it is a node already.
    fn known_product(&self, l: Ref, r: Ref) -> Option<Ref> {
        let of = |l, r, transposed| {
            let node = self.known(&Op::Product(l, r))?;
            Some(Ref { node, transposed })
        };
        of(l, r, false).or_else(|| of(self.transpose(r), self.transpose(l), true))
    }

    /// s X, of a known scalar and what is not known to be one, taken apart.
    pub(crate) fn scaled(&self, x: Ref) -> Option<(Ref, Ref)> {
        match *self.op(x) {
            Op::Product(s, e) if self.is_scalar(s) && !self.is_scalar(e) => {
                Some((s, self.transpose_if(x.transposed, e)))
            }
            _ => None,
        }
    }

    /// E / s.
    pub(crate) fn divide(&mut self, e: Ref, s: Ref) -> Ref {
        let (c, e) = self.coefficient(e);
        if let Some(divisor) = self.as_number(s) {
            let inverse = divisor.recip();
            // Only where multiplication gives the same number.
            if inverse.is_normal() && is_power_of_two(divisor) {
                return self.scale(c * inverse, e);
            }
            if self.as_number(e).is_some() {
                return self.number(c / divisor);
            }
        }
        let quotient = self.entrywise(e, |e| Op::Divide(e, s));
        self.scale(c, quotient)
    }

    /// A node of one operand, entry by entry: of Xᵀ it is the transpose.
    fn entrywise(&mut self, x: Ref, op: impl FnOnce(Ref) -> Op) -> Ref {
        let kinds = self.nodes[x.node].kinds;
        let node = self.node(
            op(Ref {
                transposed: false,
                ..x
            }),
            kinds,
        );
        self.transpose_if(x.transposed, node)
    }

    /// The same of two operands.
    pub(crate) fn entrywise_pair(
        &mut self,
        l: Ref,
        r: Ref,
        op: impl FnOnce(Ref, Ref) -> Op,
    ) -> Ref {
        let transposed = l.transposed;
        let (l, r) = (
            self.transpose_if(transposed, l),
            self.transpose_if(transposed, r),
        );
        let kinds = self.kinds(l).meet(self.kinds(r));
        let node = self.node(op(l, r), kinds);
        self.transpose_if(transposed, node)
    }

    /// L ∘ R.
    pub(crate) fn entry_times(&mut self, l: Ref, r: Ref) -> Ref {
        if self.is_scalar(l) || self.is_scalar(r) {
            return self.product(l, r);
        }
        let ((c, l), (d, r)) = (self.coefficient(l), self.coefficient(r));
        let product = match (self.op(l), self.op(r)) {
            (Op::Ones(_), _) => r,
            (_, Op::Ones(_)) => l,
            (_, &Op::EntryDivide(one, x)) if matches!(self.op(one), Op::Ones(_)) => {
                let x = self.transpose_if(r.transposed, x);
                self.entry_divide(l, x)
            }
            _ if l == r => self.entry_power(l, 2),
            _ => self.entrywise_pair(l.min(r), l.max(r), Op::EntryTimes),
        };
        self.scale(c * d, product)
    }

    /// L ./ R.
    pub(crate) fn entry_divide(&mut self, l: Ref, r: Ref) -> Ref {
        if self.is_scalar(l) || self.is_scalar(r) {
            return self.divide(l, r);
        }
        let (c, l) = self.coefficient(l);
        let quotient = self.entrywise_pair(l, r, Op::EntryDivide);
        self.scale(c, quotient)
    }

    /// xⁿ of every entry.
    pub(crate) fn entry_power(&mut self, x: Ref, n: i32) -> Ref {
        if let Some(number) = self.as_number(x) {
            return self.number(number.powi(n));
        }
        match n {
            0 => self.ones(x),
            1 => x,
            _ => self.entrywise(x, |x| Op::EntryPower(x, n)),
        }
    }

    /// xʸ of every entry, for a number y.
    pub(crate) fn entry_real_power(&mut self, x: Ref, y: f64) -> Ref {
        if y.total_cmp(&0.5).is_eq() {
            return self.map(Elementwise::Sqrt, x);
        }
        if y.fract() == 0.0 && y.abs() < 1e9 {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole and bounded just before"
            )]
            return self.entry_power(x, y as i32);
        }
        let y = self.number(y);
        self.entrywise(x, |x| Op::EntryRealPower(x, y))
    }

    /// xʸ of every entry, for a y of the same shape.
    pub(crate) fn general_power(&mut self, x: Ref, y: Ref) -> Ref {
        self.entrywise_pair(x, y, Op::EntryRealPower)
    }

    /// xⁿ of a scalar or a square matrix.
    pub(crate) fn power(&mut self, x: Ref, n: i32) -> Ref {
        if !self.is_scalar(x) && n < 0 {
            let inverse = self.inverse(x);
            return self.power(inverse, -n);
        }
        if !self.is_scalar(x) && n > 0 {
            // Squares of squares; the gradient follows from the products.
            if n == 1 {
                return x;
            }
            let half = self.power(x, n / 2);
            let square = self.product(half, half);
            return if n % 2 == 0 {
                square
            } else {
                self.product(square, x)
            };
        }
        if !self.is_scalar(x) && n == 0 {
            return self.eye(x);
        }
        let (c, x) = self.coefficient(x);
        // ‖x‖² needs no root, and has a gradient at 0.
        let power = if let Op::Reduce(Reduction::Norm2, of) = *self.op(x)
            && n % 2 == 0
        {
            let square = self.inner(of, of);
            self.power(square, n / 2)
        } else {
            self.entry_power(x, n)
        };
        self.scale(c.powi(n), power)
    }

    pub(crate) fn map(&mut self, f: Elementwise, x: Ref) -> Ref {
        if let Elementwise::Sigmoid | Elementwise::Softplus = f {
            // Before them, so that [`share_exponentials`](Self::share_exponentials) finds it there.
            self.map(Elementwise::ExpMinusAbs, x);
        }
        self.entrywise(x, |x| Op::Map(f, x))
    }

    /// Where both the softplus and the sigmoid of something are computed, e^−|x| is computed once.
    pub(crate) fn share_exponentials(&mut self, outputs: &[Ref]) {
        let is_used = self.uses(outputs);
        for softplus in 0..self.nodes.len() {
            let Op::Map(Elementwise::Softplus, x) = self.nodes[softplus].op else {
                continue;
            };
            let known = |f| self.known(&Op::Map(f, x));
            let (Some(node), Some(sigmoid)) =
                (known(Elementwise::ExpMinusAbs), known(Elementwise::Sigmoid))
            else {
                continue;
            };
            if is_used[softplus] && is_used[sigmoid] {
                let exp = Ref {
                    node,
                    transposed: false,
                };
                self.nodes[softplus].op = Op::Zip(Zip::SoftplusBy, x, exp);
                self.nodes[sigmoid].op = Op::Zip(Zip::SigmoidBy, x, exp);
            }
        }
    }

    pub(crate) fn reduce(&mut self, reduction: Reduction, x: Ref) -> Ref {
        match reduction {
            Reduction::Sum | Reduction::Trace | Reduction::Norm1 | Reduction::Norm2 => {}
            Reduction::Det => return self.det(x),
            Reduction::LogDet => return self.log_det(x),
            Reduction::LogSumExp | Reduction::Max | Reduction::Min => {
                let x = Ref {
                    transposed: false,
                    ..x
                };
                return self.node(Op::Reduce(reduction, x), Kinds::SCALAR);
            }
        }
        let (c, x) = self.coefficient(x);
        let c = if matches!(reduction, Reduction::Norm1 | Reduction::Norm2) {
            c.abs()
        } else {
            c
        };
        let x = Ref {
            transposed: false,
            ..x
        };
        let reduced = match (reduction, self.op(x)) {
            (Reduction::Sum, &Op::EntryTimes(l, r)) => self.inner(l, r),
            (Reduction::Sum, &Op::Diag(x)) if self.kinds(x) == Kinds::COLUMN => {
                self.reduce(Reduction::Sum, x)
            }
            (Reduction::Trace, &Op::Diag(x)) => self.reduce(Reduction::Sum, x),
            // For the inner product an inverse would have to be formed.
            (Reduction::Trace, &Op::Product(l, r))
                if self.kinds(l).is_non_scalar()
                    && self.kinds(r).is_non_scalar()
                    && self.inverted(l).is_none()
                    && self.inverted(r).is_none() =>
            {
                let l = self.transpose(l);
                self.inner(l, r)
            }
            _ => self.node(Op::Reduce(reduction, x), Kinds::SCALAR),
        };
        self.scale(c, reduced)
    }

    /// L × R, of 3-vectors.
    pub(crate) fn cross(&mut self, l: Ref, r: Ref) -> Ref {
        let ((c, l), (d, r)) = (self.coefficient(l), self.coefficient(r));
        let cross = self.entrywise_pair(l, r, Op::Cross);
        self.scale(c * d, cross)
    }

    /// f(l, r) of all entries.
    pub(crate) fn zip(&mut self, f: Zip, l: Ref, r: Ref) -> Ref {
        self.entrywise_pair(l, r, |l, r| Op::Zip(f, l, r))
    }

    /// A function of a vector as a whole.
    pub(crate) fn whole(&mut self, f: Whole, x: Ref) -> Ref {
        self.entrywise(x, |x| Op::Whole(f, x))
    }

    /// Every entry of x, but not below `low` and not above `high`.
    pub(crate) fn clamp(&mut self, [x, low, high]: [Ref; 3]) -> Ref {
        let ones = self.ones(x);
        let (low, high) = (self.product(low, ones), self.product(high, ones));
        let above = self.zip(Zip::Max, x, low);
        self.zip(Zip::Min, above, high)
    }

    /// ⟨L, R⟩.
    pub(crate) fn inner(&mut self, l: Ref, r: Ref) -> Ref {
        if self.is_scalar(l) && self.is_scalar(r) {
            return self.product(l, r);
        }
        let ((c, l), (d, r)) = (self.coefficient(l), self.coefficient(r));
        let (l, r) = (l.min(r), l.max(r));
        let transposed = l.transposed;
        let (l, r) = (
            self.transpose_if(transposed, l),
            self.transpose_if(transposed, r),
        );
        // A scalar has neither a sum nor a trace.
        let has_entries = self.kinds(l).meet(self.kinds(r)).is_non_scalar();
        // Beside a vector, which the types refuse, each would be made the other's diagonal for ever.
        let is_diagonal = |x: Ref, other: Ref| {
            self.kinds(x) == Kinds::COLUMN && !self.kinds(other).is_within(Kinds::VECTOR)
        };
        let inner = match (self.op(l), self.op(r)) {
            (Op::Ones(_), _) if has_entries => self.reduce(Reduction::Sum, r),
            (_, Op::Ones(_)) if has_entries => self.reduce(Reduction::Sum, l),
            (Op::Eye(_), _) if has_entries => self.reduce(Reduction::Trace, r),
            (_, Op::Eye(_)) if has_entries => self.reduce(Reduction::Trace, l),
            (&Op::Diag(x), _) if is_diagonal(x, r) => {
                let diagonal = self.diag(r);
                self.inner(x, diagonal)
            }
            (_, &Op::Diag(x)) if is_diagonal(x, l) => {
                let diagonal = self.diag(l);
                self.inner(x, diagonal)
            }
            _ => self.node(Op::Inner(l, r), Kinds::SCALAR),
        };
        self.scale(c * d, inner)
    }
}

fn is_power_of_two(number: f64) -> bool {
    let mantissa = (1 << 52) - 1;
    number.is_normal() && number.to_bits() & mantissa == 0
}
