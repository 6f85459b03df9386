//! Linear expressions as matrices: of e(u) the M with e = M u, in closed form.
//!
//! A Jacobian is the transpose of the M of x̄(ū), the adjoint of x for the adjoint ū of y, which
//! reverse mode has found already. What is a column is followed to u through products, sums and
//! scalings; a matrix on the way is taken apart, by the associative and the distributive law.

use crate::function::Reduction;
use crate::graph::{Dependents, Graph, Op, Ref};
use crate::kind::Kinds;

/// The M with e = M u, for an e that is linear in u; both are columns or scalars. None where the
/// structure is not known.
pub(crate) fn matrix_of(graph: &mut Graph, e: Ref, u: Ref) -> Option<Ref> {
    Linear {
        graph,
        u,
        dependents: Dependents::on(&[u]),
        steps: 0,
    }
    .of(e)
}

/// More steps than this are none towards a closed form.
const MOST: usize = 1000;

struct Linear<'a> {
    graph: &'a mut Graph,
    u: Ref,
    /// Of u.
    dependents: Dependents,
    steps: usize,
}

impl Linear<'_> {
    fn depends(&mut self, x: Ref) -> bool {
        self.dependents.contains(self.graph, x)
    }

    /// Whether it is a column or a scalar.
    fn is_column(&self, x: Ref) -> bool {
        self.graph
            .kinds(x)
            .is_within(Kinds::COLUMN.or(Kinds::SCALAR))
    }

    /// The matrix of a column or a scalar.
    fn of(&mut self, e: Ref) -> Option<Ref> {
        self.steps += 1;
        let e = self.graph.resolve(e);
        if self.steps > MOST || !self.is_column(e) {
            return None;
        }
        if e.node == self.u.node {
            return Some(self.identity());
        }
        if !self.depends(e) {
            let (zeros, ones) = (self.graph.zeros(e), self.graph.ones(self.u));
            let ones = self.graph.transpose(ones);
            return Some(self.graph.product(zeros, ones));
        }
        let operand = |x: Ref| self.graph.transpose_if(e.transposed, x);
        match *self.graph.op(e) {
            Op::Sum(_) => self.sum(e, Self::of),
            Op::Divide(x, s) => {
                let (x, s) = (operand(x), operand(s));
                let of_x = self.constant(s)?.of(x)?;
                Some(self.graph.divide(of_x, s))
            }
            Op::EntryTimes(l, r) => {
                let (l, r) = (operand(l), operand(r));
                let (v, x) = if self.depends(l) { (r, l) } else { (l, r) };
                let of_x = self.constant(v)?.of(x)?;
                Some(self.scaled(v, of_x))
            }
            Op::EntryDivide(x, v) => {
                let (x, v) = (operand(x), operand(v));
                let of_x = self.constant(v)?.of(x)?;
                let inverse = self.graph.entry_power(v, -1);
                Some(self.scaled(inverse, of_x))
            }
            Op::Product(..) => {
                let (l, r) = self.graph.factors_of(e)?;
                self.product(l, r)
            }
            // Of a column or a scalar Ȳ it is Lᵀ Ȳ, whichever rule forms it.
            Op::AdjointRight(_, l, y) if !e.transposed && self.is_column(y) => {
                let of_y = self.constant(l)?.of(y)?;
                let l = self.graph.transpose(l);
                Some(self.graph.product(l, of_y))
            }
            Op::Inner(l, r) => self.inner(l, r),
            Op::Reduce(Reduction::Sum, x) => {
                let ones = self.graph.ones(x);
                self.inner(ones, x)
            }
            Op::Reduce(Reduction::Trace, x) => {
                let eye = self.graph.eye(x);
                self.inner(eye, x)
            }
            _ => None,
        }
    }

    /// What has to be constant.
    fn constant(&mut self, x: Ref) -> Option<&mut Self> {
        (!self.depends(x)).then_some(self)
    }

    /// Of a sum, the sum of what each term is.
    fn sum(&mut self, x: Ref, of: impl Fn(&mut Self, Ref) -> Option<Ref>) -> Option<Ref> {
        let Op::Sum(terms) = self.graph.op(x).clone() else {
            return None;
        };
        let mut matrices = Vec::with_capacity(terms.len());
        for (c, term) in terms {
            let term = self.graph.transpose_if(x.transposed, term);
            matrices.push((c.get(), of(self, term)?));
        }
        Some(self.graph.sum(&matrices))
    }

    /// 1 on the diagonal, as wide as u is long.
    fn identity(&mut self) -> Ref {
        let row = self.graph.transpose(self.u);
        let square = self.graph.product(self.u, row);
        self.graph.eye(square)
    }

    /// diag(v) M.
    fn scaled(&mut self, v: Ref, m: Ref) -> Ref {
        let diagonal = if self.graph.is_scalar(v) {
            v
        } else {
            self.graph.diag(v)
        };
        let (c, matrix) = self.graph.coefficient(m);
        // One scaling for two.
        if !self.graph.is_scalar(v)
            && let Some((first, rest)) = self.graph.factors_of(matrix)
            && let Op::Diag(u) = *self.graph.op(first)
            && self.graph.kinds(u) == Kinds::COLUMN
        {
            let both = self.graph.entry_times(v, u);
            let scaled = self.scaled(both, rest);
            return self.graph.scale(c, scaled);
        }
        if matches!(self.graph.op(matrix), Op::Eye(_)) {
            self.graph.scale(c, diagonal)
        } else {
            self.graph.product(diagonal, m)
        }
    }

    /// Of the column or scalar L R, of which one factor depends on u.
    fn product(&mut self, l: Ref, r: Ref) -> Option<Ref> {
        let (l, r) = (self.graph.resolve(l), self.graph.resolve(r));
        // No other kind of R has a product of such a kind.
        self.graph.narrow(r, Kinds::COLUMN.or(Kinds::SCALAR));
        if !self.depends(l) {
            let of_r = self.of(r)?;
            return Some(self.graph.product(l, of_r));
        }
        self.constant(r)?;
        if self.graph.is_scalar(l) {
            let of_l = self.of(l)?;
            return Some(self.graph.product(r, of_l));
        }
        if self.is_column(l) {
            let of_l = self.of(l)?;
            return self.graph.is_scalar(r).then(|| self.graph.product(r, of_l));
        }
        let column = self.graph.transpose(l);
        if self.is_column(column) {
            // A row and a column: (L R)ᵀ
            let row = self.graph.transpose(r);
            return self.product(row, column);
        }
        // (A B) R = A (B R)
        if let Some((a, b)) = self.graph.factors_of(l) {
            let br = self.graph.product(b, r);
            return self.product(a, br);
        }
        let flip = l.transposed;
        match self.graph.op(l).clone() {
            Op::Sum(_) => self.sum(l, |linear, x| linear.product(x, r)),
            Op::Divide(x, s) => {
                let x = self.graph.transpose_if(flip, x);
                let product = self.constant(s)?.product(x, r)?;
                Some(self.graph.divide(product, s))
            }
            Op::Diag(v) if self.graph.kinds(v) == Kinds::COLUMN => {
                let times = self.graph.entry_times(v, r);
                self.of(times)
            }
            // (S ∘ a bᵀ) R = a ∘ (S (b ∘ R))
            Op::EntryTimes(x, y) => {
                let (x, y) = (
                    self.graph.transpose_if(flip, x),
                    self.graph.transpose_if(flip, y),
                );
                let (s, outer) = if self.depends(x) { (y, x) } else { (x, y) };
                let (a, b) = self.constant(s)?.graph.factors_of(outer)?;
                let b = self.graph.transpose(b);
                if !(self.graph.kinds(a) == Kinds::COLUMN && self.graph.kinds(b) == Kinds::COLUMN) {
                    return None;
                }
                let weighted = self.graph.entry_times(b, r);
                let product = self.graph.product(s, weighted);
                let times = self.graph.entry_times(a, product);
                self.of(times)
            }
            _ => None,
        }
    }

    /// Of ⟨L, R⟩, of which one depends on u.
    fn inner(&mut self, l: Ref, r: Ref) -> Option<Ref> {
        let (l, r) = if self.depends(l) { (r, l) } else { (l, r) };
        let (l, r) = (l, self.graph.resolve(r));
        self.constant(l)?;
        if self.is_column(r) {
            let of_r = self.of(r)?;
            let row = self.graph.transpose(l);
            return Some(self.graph.product(row, of_r));
        }
        let (l_flipped, r_flipped) = (self.graph.transpose(l), self.graph.transpose(r));
        if self.is_column(r_flipped) {
            return self.inner(l_flipped, r_flipped);
        }
        if let Some((a, b)) = self.graph.factors_of(r) {
            let (of_a, of_b) = (self.depends(a), self.depends(b));
            return match (of_a, of_b) {
                // ⟨L, s B⟩ = s ⟨L, B⟩
                (true, false) if self.graph.is_scalar(a) => {
                    let inner = self.graph.inner(l, b);
                    self.product(a, inner)
                }
                (false, true) if self.graph.is_scalar(a) => {
                    let inner = self.inner(l, b)?;
                    Some(self.graph.product(a, inner))
                }
                // ⟨L, A B⟩ = ⟨L Bᵀ, A⟩ = ⟨Aᵀ L, B⟩
                (true, false) => {
                    let b = self.graph.transpose(b);
                    let lb = self.graph.product(l, b);
                    self.inner(lb, a)
                }
                (false, true) => {
                    let a = self.graph.transpose(a);
                    let al = self.graph.product(a, l);
                    self.inner(al, b)
                }
                _ => None,
            };
        }
        let flip = r.transposed;
        match self.graph.op(r).clone() {
            Op::Sum(_) => self.sum(r, |linear, x| linear.inner(l, x)),
            Op::Diag(v) if self.graph.kinds(v) == Kinds::COLUMN => {
                let diagonal = self.graph.diag(l);
                self.inner(diagonal, v)
            }
            Op::EntryTimes(x, y) => {
                let (x, y) = (
                    self.graph.transpose_if(flip, x),
                    self.graph.transpose_if(flip, y),
                );
                let (s, x) = if self.depends(x) { (y, x) } else { (x, y) };
                let weighted = self.graph.entry_times(l, s);
                self.constant(s)?.inner(weighted, x)
            }
            _ => None,
        }
    }
}
