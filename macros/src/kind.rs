//! What can be known of kinds without types.
//!
//! A name may stand for a scalar, a column, a row or a matrix. The expression itself says much: a
//! gradient is of a scalar, what is transposed is no scalar, the terms of a sum are of one kind.
//! From the table of products this leaves few possibilities at each node; they are narrowed until
//! nothing changes (arc consistency). What remains open is left to the types.

use crate::function::{Constant, Function, Pair, Reduction};
use crate::syntax::{Binary, Id, Syntax, Tree};

/// A set of kinds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Kinds(u8);

impl Kinds {
    pub(crate) const SCALAR: Self = Self(1);
    pub(crate) const COLUMN: Self = Self(2);
    pub(crate) const ROW: Self = Self(4);
    pub(crate) const MATRIX: Self = Self(8);
    pub(crate) const UNKNOWN: Self = Self(15);
    const NONE: Self = Self(0);
    pub(crate) const NON_SCALAR: Self = Self(14);
    pub(crate) const VECTOR: Self = Self(6);
    const COLUMN_OR_MATRIX: Self = Self(10);
    /// What has powers.
    pub(crate) const SCALAR_OR_MATRIX: Self = Self(9);

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether it is one of the others for sure.
    pub(crate) fn is_within(self, others: Self) -> bool {
        self.or(others) == others
    }

    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn may_be(self, kind: Self) -> bool {
        self.0 & kind.0 != 0
    }

    /// What both allow; what an ill-typed expression contradicts is left to the types.
    pub(crate) fn meet(self, other: Self) -> Self {
        match self.and(other) {
            Self::NONE => Self::UNKNOWN,
            kinds => kinds,
        }
    }

    pub(crate) fn is_scalar(self) -> bool {
        self == Self::SCALAR
    }

    pub(crate) fn is_non_scalar(self) -> bool {
        !self.may_be(Self::SCALAR)
    }

    /// The kinds of `diag`: a column is of a matrix, and a matrix of a column.
    pub(crate) fn of_diagonal(self) -> Self {
        let columns_and_matrices = ((self.0 & 2) << 2) | ((self.0 & 8) >> 2);
        Self(columns_and_matrices).meet(Self::COLUMN_OR_MATRIX)
    }

    pub(crate) fn transposed_if(self, transposed: bool) -> Self {
        if transposed { self.transposed() } else { self }
    }

    pub(crate) fn transposed(self) -> Self {
        let columns_and_rows = ((self.0 & 2) << 1) | ((self.0 & 4) >> 1);
        Self((self.0 & 9) | columns_and_rows)
    }
}

const S: Kinds = Kinds::SCALAR;
const C: Kinds = Kinds::COLUMN;
const R: Kinds = Kinds::ROW;
const M: Kinds = Kinds::MATRIX;

/// The products that exist: left, right, product.
const PRODUCTS: [(Kinds, Kinds, Kinds); 12] = [
    (S, S, S),
    (S, C, C),
    (C, S, C),
    (S, R, R),
    (R, S, R),
    (S, M, M),
    (M, S, M),
    (R, C, S),
    (C, R, M),
    (M, C, C),
    (R, M, R),
    (M, M, M),
];

fn products(l: Kinds, r: Kinds, y: Kinds) -> impl Iterator<Item = (Kinds, Kinds, Kinds)> {
    PRODUCTS
        .into_iter()
        .filter(move |&(pl, pr, py)| l.may_be(pl) && r.may_be(pr) && y.may_be(py))
}

/// The kinds that a product can have.
pub(crate) fn of_product(l: Kinds, r: Kinds) -> Kinds {
    let product = products(l, r, Kinds::UNKNOWN).fold(Kinds::NONE, |sum, (_, _, y)| sum.or(y));
    product.meet(Kinds::UNKNOWN)
}

/// How the adjoint of a factor is formed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Rule {
    /// Ȳ Rᵀ, or Lᵀ Ȳ.
    Plain,
    /// ⟨Ȳ, R⟩, or ⟨L, Ȳ⟩: a scalar beside what is none.
    Scalar,
    /// The types decide.
    Open,
}

/// The rule for the left factor of Y = L R.
pub(crate) fn rule_of_left(l: Kinds, r: Kinds, y: Kinds) -> Rule {
    if l == S && r != S {
        // Beside another scalar both rules are the product.
        return Rule::Scalar;
    }
    rule(products(l, r, y).map(|(l, r, _)| l == S && r != S))
}

/// The rule for the right factor of Y = L R.
pub(crate) fn rule_of_right(l: Kinds, r: Kinds, y: Kinds) -> Rule {
    if r == S && l != S {
        return Rule::Scalar;
    }
    rule(products(l, r, y).map(|(l, r, _)| r == S && l != S))
}

fn rule(scales: impl Iterator<Item = bool>) -> Rule {
    let (mut some, mut all) = (false, true);
    for scales in scales {
        some |= scales;
        all &= scales;
    }
    match (some, all) {
        (false, _) => Rule::Plain,
        (true, true) => Rule::Scalar,
        (true, false) => Rule::Open,
    }
}

/// The kinds of all nodes of a tree, as far as it tells, and what is known of some of them.
pub(crate) fn infer(tree: &Tree, known: &[(Id, Kinds)]) -> Vec<Kinds> {
    let mut inference = Inference {
        tree,
        nodes: vec![Kinds::UNKNOWN; tree.nodes.len()],
        first: tree.first_alike(),
        changed: true,
    };
    for &(id, kinds) in known {
        inference.narrow(id, kinds);
    }
    while std::mem::take(&mut inference.changed) {
        for id in 0..tree.nodes.len() {
            inference.visit(id);
        }
    }
    inference.nodes
}

struct Inference<'a> {
    tree: &'a Tree,
    nodes: Vec<Kinds>,
    /// Where each node's expression stands first. What is the same is of one kind.
    first: Vec<Id>,
    changed: bool,
}

impl Inference<'_> {
    fn narrow(&mut self, id: Id, kinds: Kinds) {
        let narrowed = self.nodes[id].meet(kinds);
        // A contradiction stays as it is, so that narrowing ends.
        if self.nodes[id].and(kinds) != Kinds::NONE && narrowed != self.nodes[id] {
            self.nodes[id] = narrowed;
            self.changed = true;
        }
    }

    /// One kind for both.
    fn unify(&mut self, a: Id, b: Id) {
        self.narrow(a, self.nodes[b]);
        self.narrow(b, self.nodes[a]);
    }

    fn visit(&mut self, id: Id) {
        self.unify(id, self.first[id]);
        match self.tree.nodes[id].syntax {
            Syntax::Leaf(_) | Syntax::Apply(..) => {}
            Syntax::Let(_, x)
            | Syntax::Negative(x)
            | Syntax::EntryPower(x, _)
            | Syntax::EntryRealPower(x, _) => {
                self.unify(id, x);
            }
            Syntax::Number(_) => self.narrow(id, S),
            Syntax::Binary(binary, l, r) => self.visit_binary(id, binary, l, r),
            Syntax::Transpose(x) => {
                self.narrow(x, Kinds::NON_SCALAR);
                self.narrow(id, self.nodes[x].transposed());
                self.narrow(x, self.nodes[id].transposed());
            }
            Syntax::Power(x, _) => {
                self.narrow(x, Kinds::SCALAR_OR_MATRIX);
                self.unify(id, x);
            }
            Syntax::ScalarPower(x, y) => {
                self.narrow(x, S);
                self.narrow(y, S);
                self.narrow(id, S);
            }
            Syntax::Call(Function::Reduction(reduction), x) => {
                self.narrow(id, S);
                let of = match reduction {
                    Reduction::Trace | Reduction::Det | Reduction::LogDet => M,
                    Reduction::LogSumExp | Reduction::Max | Reduction::Min => Kinds::VECTOR,
                    Reduction::Sum | Reduction::Norm1 | Reduction::Norm2 => Kinds::NON_SCALAR,
                };
                self.narrow(x, of);
            }
            Syntax::Call(Function::Inverse | Function::Spd, x) => {
                self.narrow(x, M);
                self.unify(id, x);
            }
            Syntax::Call(Function::Softmax, x) => {
                self.narrow(x, Kinds::VECTOR);
                self.unify(id, x);
            }
            Syntax::Call(Function::Vec, x) => {
                self.narrow(x, M);
                self.narrow(id, C);
            }
            Syntax::Call(Function::Diag, x) => {
                self.narrow(id, self.nodes[x].of_diagonal());
                self.narrow(x, self.nodes[id].of_diagonal());
            }
            Syntax::Call(_, x) => self.unify(id, x),
            Syntax::Clamp([x, low, high]) => {
                self.unify(id, x);
                self.narrow(low, S);
                self.narrow(high, S);
            }
            Syntax::Constant(constant, _) => self.narrow(
                id,
                match constant {
                    Constant::Ones | Constant::Zeros | Constant::Basis => C,
                    Constant::Eye | Constant::OnesMatrix | Constant::ZerosMatrix => M,
                },
            ),
        }
    }

    fn visit_binary(&mut self, id: Id, binary: Binary, l: Id, r: Id) {
        match binary {
            Binary::Add
            | Binary::Sub
            | Binary::EntryTimes
            | Binary::EntryDivide
            | Binary::EntryPower
            | Binary::Call(Pair::Zip(_)) => {
                self.unify(l, r);
                self.unify(id, l);
            }
            Binary::Call(pair @ (Pair::Cross | Pair::Kron)) => {
                let of = if pair == Pair::Cross {
                    Kinds::VECTOR
                } else {
                    Kinds::NON_SCALAR
                };
                self.narrow(l, of);
                self.unify(l, r);
                self.unify(id, l);
            }
            Binary::Call(Pair::Gradient) => {
                self.narrow(l, S);
                self.unify(id, r);
            }
            Binary::Call(Pair::Outer) => {
                self.narrow(l, C);
                self.narrow(r, C);
                self.narrow(id, M);
            }
            Binary::Frobenius => {
                self.unify(l, r);
                self.narrow(id, S);
            }
            Binary::Call(Pair::Dot) => {
                self.unify(l, r);
                self.narrow(l, Kinds::VECTOR);
                self.narrow(id, S);
            }
            Binary::Divide => {
                self.narrow(r, S);
                self.unify(id, l);
            }
            Binary::Juxtaposed | Binary::Times => {
                let relation = self.relation(l, r);
                let (mut ls, mut rs, mut ys) = (Kinds::NONE, Kinds::NONE, Kinds::NONE);
                for (pl, pr, py) in products(self.nodes[l], self.nodes[r], self.nodes[id]) {
                    let possible = match relation {
                        Some(false) => pl == pr,
                        Some(true) => pl == pr.transposed(),
                        None => true,
                    };
                    if possible {
                        (ls, rs, ys) = (ls.or(pl), rs.or(pr), ys.or(py));
                    }
                }
                self.narrow(l, ls);
                self.narrow(r, rs);
                self.narrow(id, ys);
            }
        }
    }

    /// Whether two factors are the same name: as it is (`false`) or one of them transposed.
    fn relation(&self, l: Id, r: Id) -> Option<bool> {
        let ((l, l_transposed), (r, r_transposed)) = (self.name(l)?, self.name(r)?);
        (l == r).then_some(l_transposed != r_transposed)
    }

    fn name(&self, id: Id) -> Option<(usize, bool)> {
        match self.tree.nodes[id].syntax {
            Syntax::Leaf(leaf) => Some((leaf, false)),
            Syntax::Transpose(x) => self.name(x).map(|(leaf, transposed)| (leaf, !transposed)),
            _ => None,
        }
    }
}
