//! Matrices with a structure: constants, inverses, diagonal matrices, Kronecker products; and what
//! is known of a matrix by its form.

use crate::function::{Constant, Elementwise, Reduction};
use crate::graph::{Graph, Like, Op, Ref};
use crate::kind::Kinds;

impl Graph {
    /// A constant of the notation.
    pub(crate) fn constant(&mut self, constant: Constant, dimensions: usize) -> Ref {
        let like = Like::Dimensions(dimensions);
        match constant {
            Constant::Eye => self.node(Op::Eye(like), Kinds::MATRIX),
            Constant::Basis => self.node(Op::Basis(dimensions), Kinds::COLUMN),
            Constant::Ones => self.node(Op::Ones(like), Kinds::COLUMN),
            Constant::OnesMatrix => self.node(Op::Ones(like), Kinds::MATRIX),
            Constant::Zeros => {
                let ones = self.constant(Constant::Ones, dimensions);
                self.scale(0.0, ones)
            }
            Constant::ZerosMatrix => {
                let ones = self.constant(Constant::OnesMatrix, dimensions);
                self.scale(0.0, ones)
            }
        }
    }

    /// The factors of a matrix, or of its transpose.
    fn factors(&mut self, x: Ref) -> Ref {
        let kinds = self.nodes[x.node].kinds.meet(Kinds::SCALAR_OR_MATRIX);
        let plain = Ref {
            transposed: false,
            ..x
        };
        self.node(Op::Factors(plain), kinds)
    }

    /// X⁻¹.
    pub(crate) fn inverse(&mut self, x: Ref) -> Ref {
        if self.is_scalar(x) {
            return self.entry_power(x, -1);
        }
        if let Some(base) = self.inverted(x) {
            return base;
        }
        match *self.op(x) {
            Op::Eye(_) => x,
            Op::Diag(v) if self.kinds(v) == Kinds::COLUMN => {
                let inverse = self.entry_power(v, -1);
                self.diag(inverse)
            }
            _ => {
                let factors = self.factors(x);
                let kinds = self.kinds(factors);
                let inverse = self.node(Op::Inverse(factors), kinds);
                self.transpose_if(x.transposed, inverse)
            }
        }
    }

    /// The A of what is A⁻¹.
    pub(crate) fn inverted(&self, x: Ref) -> Option<Ref> {
        match *self.op(x) {
            Op::Inverse(factors) => Some(self.transpose_if(x.transposed, self.factored(factors))),
            _ => None,
        }
    }

    /// The A of A's factors.
    pub(crate) fn factored(&self, factors: Ref) -> Ref {
        match *self.op(factors) {
            Op::Factors(x) => x,
            _ => factors,
        }
    }

    /// det X.
    pub(crate) fn det(&mut self, x: Ref) -> Ref {
        match *self.op(x) {
            Op::Eye(_) => self.number(1.0),
            Op::Inverse(factors) => {
                let det = self.node(Op::Det(factors), Kinds::SCALAR);
                self.entry_power(det, -1)
            }
            _ => {
                let factors = self.factors(x);
                self.node(Op::Det(factors), Kinds::SCALAR)
            }
        }
    }

    /// log|det X|.
    pub(crate) fn log_det(&mut self, x: Ref) -> Ref {
        match *self.op(x) {
            Op::Eye(_) => self.number(0.0),
            Op::Diag(v) if self.kinds(v) == Kinds::COLUMN => {
                let size = self.map(Elementwise::Abs, v);
                let log = self.map(Elementwise::Log, size);
                self.reduce(Reduction::Sum, log)
            }
            Op::Inverse(factors) => {
                let log_det = self.node(Op::LogDet(factors), Kinds::SCALAR);
                self.scale(-1.0, log_det)
            }
            _ => {
                let factors = self.factors(x);
                self.node(Op::LogDet(factors), Kinds::SCALAR)
            }
        }
    }

    /// Of a column the diagonal matrix, of a matrix the diagonal.
    pub(crate) fn diag(&mut self, x: Ref) -> Ref {
        let (c, x) = self.coefficient(x);
        let diag = if let Some((s, x)) = self.scaled(x) {
            let diag = self.diag(x);
            self.product(s, diag)
        } else {
            self.diag_of_node(x)
        };
        self.scale(c, diag)
    }

    fn diag_of_node(&mut self, mut x: Ref) -> Ref {
        let kinds = self.kinds(x).of_diagonal();
        if kinds == Kinds::COLUMN {
            x.transposed = false;
            match *self.op(x) {
                Op::Diag(v) => return v,
                // diag(x yᵀ) = x ∘ y
                Op::Product(l, r) if self.kinds(l) == Kinds::COLUMN => {
                    let r = self.transpose(r);
                    return self.entry_times(l, r);
                }
                _ => {}
            }
        }
        self.node(Op::Diag(x), kinds)
    }

    /// The columns of X, one below the other.
    pub(crate) fn vec(&mut self, x: Ref) -> Ref {
        let (c, x) = self.coefficient(x);
        let vec = match *self.op(x) {
            Op::Unvec(_, v) if !x.transposed => v,
            _ => self.node(Op::Vec(x), Kinds::COLUMN),
        };
        self.scale(c, vec)
    }

    /// The matrix in the shape of `like` whose columns v has one below the other.
    pub(crate) fn unvec(&mut self, like: Ref, v: Ref) -> Ref {
        self.node(Op::Unvec(like, v), Kinds::MATRIX)
    }

    /// L ⊗ R.
    pub(crate) fn kron(&mut self, l: Ref, r: Ref) -> Ref {
        let ((c, l), (d, r)) = (self.coefficient(l), self.coefficient(r));
        let kron = self.entrywise_pair(l, r, Op::Kron);
        self.scale(c * d, kron)
    }

    /// x, which the user says is symmetric and positive definite.
    pub(crate) fn definite(&mut self, x: Ref) -> Ref {
        self.definite.insert(x.node);
        self.nodes[x.node].symmetric = true;
        Ref {
            transposed: false,
            ..x
        }
    }

    /// Whether a matrix is known to be symmetric and positive (semi)definite: the user says so, or
    /// it is X Xᵀ, X S Xᵀ of such an S, an inverse or a sum of such, or a positive multiple.
    pub(crate) fn is_definite(&self, x: Ref) -> bool {
        if self.definite.contains(&x.node) {
            return true;
        }
        match self.op(x) {
            Op::Eye(_) => true,
            Op::Sum(terms) => terms
                .iter()
                .all(|&(c, x)| c.get() > 0.0 && self.is_definite(x)),
            &Op::Product(s, x) if self.is_scalar(s) => self.is_positive(s) && self.is_definite(x),
            &Op::Product(l, r) => self
                .congruence(l, r)
                .is_some_and(|inside| inside.is_none_or(|inside| self.is_definite(inside))),
            Op::Factors(x) | Op::Inverse(x) | Op::Fixed(x) | Op::Variable(_, x) => {
                self.is_definite(*x)
            }
            _ => false,
        }
    }

    /// Whether a scalar is positive for its form, or 0.
    fn is_positive(&self, s: Ref) -> bool {
        match *self.op(s) {
            Op::Number(number) => number.get() > 0.0,
            Op::Map(Elementwise::Exp | Elementwise::Sigmoid | Elementwise::Softplus, _)
            | Op::Reduce(Reduction::Norm1 | Reduction::Norm2, _) => true,
            Op::EntryPower(_, n) => n % 2 == 0,
            Op::Inner(l, r) => l == r,
            Op::Product(l, r) => self.is_positive(l) && self.is_positive(r),
            _ => false,
        }
    }

    /// The two factors of a product, in their order.
    pub(crate) fn factors_of(&self, x: Ref) -> Option<(Ref, Ref)> {
        match *self.op(x) {
            Op::Product(l, r) if x.transposed => Some((self.transpose(r), self.transpose(l))),
            Op::Product(l, r) => Some((l, r)),
            _ => None,
        }
    }

    /// Whether L R is X Xᵀ or X S Xᵀ, and then the S.
    #[expect(clippy::option_option, reason = "X Xᵀ has nothing inside")]
    fn congruence(&self, l: Ref, r: Ref) -> Option<Option<Ref>> {
        let flipped = |x: Ref| Ref {
            transposed: !x.transposed,
            ..x
        };
        if r == flipped(l) {
            return Some(None);
        }
        match (self.factors_of(l), self.factors_of(r)) {
            (Some((x, s)), _) if r == flipped(x) => Some(Some(s)),
            (_, Some((s, x))) if l == flipped(x) => Some(Some(s)),
            _ => None,
        }
    }

    /// Whether an operation results in a symmetric matrix, by its form.
    pub(crate) fn makes_symmetric(&self, op: &Op, kinds: Kinds) -> bool {
        let is_symmetric = |x: &Ref| self.nodes[x.node].symmetric;
        match op {
            Op::Eye(_) => true,
            Op::Diag(_) => kinds == Kinds::MATRIX,
            Op::Sum(terms) => terms.iter().all(|(_, x)| is_symmetric(x)),
            Op::Product(s, x) if self.is_scalar(*s) => is_symmetric(x),
            &Op::Product(l, r) => self
                .congruence(l, r)
                .is_some_and(|inside| inside.is_none_or(|inside| is_symmetric(&inside))),
            Op::Divide(x, _)
            | Op::Factors(x)
            | Op::Inverse(x)
            | Op::Fixed(x)
            | Op::Variable(_, x) => is_symmetric(x),
            _ => false,
        }
    }
}
