//! The expression as a graph in which nothing stands twice.
//!
//! A reference to a node says whether it is meant transposed, so that transposition is no
//! operation: it travels to the leaves, and a node and its transpose are one.

use std::collections::{HashMap, HashSet};

use crate::differentiate::gradients;
use crate::function::{Elementwise, Function, Pair, Reduction, Zip};
use crate::kind::Kinds;
use crate::syntax::{Binary, Id, Side, Syntax, Tree};

/// A node, or its transpose.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct Ref {
    pub(crate) node: usize,
    pub(crate) transposed: bool,
}

/// A number as part of a node: equal if its bits are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Number(u64);

impl Number {
    pub(crate) fn new(value: f64) -> Self {
        Self(value.to_bits())
    }

    pub(crate) fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// What a node is of the nodes before it.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Op {
    /// A value of the user's.
    Leaf(usize),
    Number(Number),
    /// Σ cᵢ xᵢ.
    Sum(Vec<(Number, Ref)>),
    /// L R, for kinds that the types know.
    Product(Ref, Ref),
    /// E / s.
    Divide(Ref, Ref),
    /// L ∘ R, the Hadamard product.
    EntryTimes(Ref, Ref),
    /// L ./ R.
    EntryDivide(Ref, Ref),
    /// xⁿ of every entry.
    EntryPower(Ref, i32),
    /// xʸ of every entry, with y an entry of the same shape or a number.
    EntryRealPower(Ref, Ref),
    Map(Elementwise, Ref),
    Reduce(Reduction, Ref),
    /// ⟨L, R⟩.
    Inner(Ref, Ref),
    /// 1 in every entry.
    Ones(Like),
    /// The identity.
    Eye(Like),
    /// A column with 1 in one entry and 0 elsewhere, by its dimensions.
    Basis(usize),
    /// The same in the shape of another vector.
    Unit(Ref, usize),
    /// What solves systems of equations with a matrix: its factors. Not a term itself.
    Factors(Ref),
    /// A⁻¹, of the factors of A. As a factor of a product it is a solve, and never formed.
    Inverse(Ref),
    /// det A, of the factors of A.
    Det(Ref),
    /// log|det A|, of the factors of A.
    LogDet(Ref),
    /// Of a column the diagonal matrix, of a matrix the diagonal.
    Diag(Ref),
    /// The columns of a matrix, one below the other.
    Vec(Ref),
    /// The matrix in the shape of the one, with the columns that the other has one below the other.
    Unvec(Ref, Ref),
    /// L ⊗ R.
    Kron(Ref, Ref),
    /// L̄ of Y = L ⊗ R: of L, Ȳ and R.
    KronLeft(Ref, Ref, Ref),
    /// R̄ of Y = L ⊗ R: of R, L and Ȳ.
    KronRight(Ref, Ref, Ref),
    /// L × R, of 3-vectors.
    Cross(Ref, Ref),
    /// f(l, r) of all entries.
    Zip(Zip, Ref, Ref),
    /// A function of a vector as a whole, which is one of its length.
    Whole(Whole, Ref),
    /// A function of the user's own, of one or more.
    Apply(usize, Vec<Ref>),
    /// What the pullback of a user's function makes of an adjoint: an adjoint an argument.
    Pullback(usize, Vec<Ref>, Ref),
    /// One of those adjoints.
    Part(usize, Ref),
    /// L̄ of a product whose kinds are open: of L, Ȳ and R.
    AdjointLeft(Ref, Ref, Ref),
    /// R̄ of a product whose kinds are open: of R, L and Ȳ.
    AdjointRight(Ref, Ref, Ref),
    /// What stands for the adjoint of another, of whose shape it is; it has no value.
    Cotangent(Ref),
    /// x itself, but constant: what is differentiated does not depend on it.
    Fixed(Ref),
    /// A `let` that is differentiated by: x itself, but a node of its own.
    Variable(usize, Ref),
}

/// Where a constant has its shape from.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Like {
    /// The shape of a node.
    Node(Ref),
    /// Dimensions that the user wrote.
    Dimensions(usize),
}

/// A function of a vector as a whole, which is one of its length.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Whole {
    Softmax,
    /// The gradient of the largest entry.
    ShareOfMax,
    /// The gradient of the smallest entry.
    ShareOfMin,
}

#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) op: Op,
    pub(crate) kinds: Kinds,
    /// Whether it is known to be its own transpose.
    pub(crate) symmetric: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    index: HashMap<Op, usize>,
    /// What the user says is symmetric and positive definite.
    pub(crate) definite: HashSet<usize>,
    /// Factors L and R of which it is known, for the one or the other, that the plain rule is the adjoint's: a
    /// product that is the plain rule's own adjoint, as Lᵀ Ȳ for R, whatever the kinds are.
    plain: HashSet<(Ref, Ref, Side)>,
    /// Leaves that are entries of a leaf, such as `x[1]` of `x`: the entry, the whole, and the number.
    pub(crate) entries: Vec<(Ref, Ref, usize)>,
    /// A function of the user's own that was differentiated more than its pullback allows.
    pub(crate) beyond: Option<usize>,
}

impl Op {
    /// The nodes that it is computed from. Of what only gives its shape, nothing is computed.
    pub(crate) fn operands(&self) -> Vec<Ref> {
        match self {
            Self::Leaf(_)
            | Self::Number(_)
            | Self::Ones(_)
            | Self::Eye(_)
            | Self::Basis(_)
            | Self::Unit(..)
            | Self::Cotangent(_) => vec![],
            Self::Sum(terms) => terms.iter().map(|&(_, x)| x).collect(),
            Self::Product(l, r)
            | Self::Divide(l, r)
            | Self::EntryTimes(l, r)
            | Self::EntryDivide(l, r)
            | Self::EntryRealPower(l, r)
            | Self::Inner(l, r)
            | Self::Kron(l, r)
            | Self::Cross(l, r)
            | Self::Zip(_, l, r)
            | Self::KronLeft(_, l, r)
            | Self::KronRight(_, l, r)
            | Self::AdjointLeft(_, l, r)
            | Self::AdjointRight(_, l, r) => vec![*l, *r],
            Self::EntryPower(x, _)
            | Self::Map(_, x)
            | Self::Reduce(_, x)
            | Self::Factors(x)
            | Self::Inverse(x)
            | Self::Det(x)
            | Self::LogDet(x)
            | Self::Diag(x)
            | Self::Vec(x)
            | Self::Unvec(_, x)
            | Self::Whole(_, x)
            | Self::Part(_, x)
            | Self::Fixed(x)
            | Self::Variable(_, x) => vec![*x],
            Self::Apply(_, arguments) => arguments.clone(),
            Self::Pullback(_, arguments, adjoint) => {
                arguments.iter().chain([adjoint]).copied().collect()
            }
        }
    }

    /// The same of other operands, for what is linear in one of them without being a product, a scaling or a
    /// sum.
    pub(crate) fn on(&self, f: &mut impl FnMut(Ref) -> Ref) -> Option<Self> {
        Some(match *self {
            Self::Diag(x) => Self::Diag(f(x)),
            Self::Vec(x) => Self::Vec(f(x)),
            Self::Unvec(x, v) => Self::Unvec(f(x), f(v)),
            Self::Kron(l, r) => Self::Kron(f(l), f(r)),
            Self::KronLeft(l, y, r) => Self::KronLeft(f(l), f(y), f(r)),
            Self::KronRight(r, l, y) => Self::KronRight(f(r), f(l), f(y)),
            Self::Cross(l, r) => Self::Cross(f(l), f(r)),
            Self::AdjointLeft(l, y, r) => Self::AdjointLeft(f(l), f(y), f(r)),
            Self::AdjointRight(r, l, y) => Self::AdjointRight(f(r), f(l), f(y)),
            _ => return None,
        })
    }
}

/// Which nodes depend on variables, as far as it was asked.
pub(crate) struct Dependents {
    variables: Vec<Ref>,
    nodes: Vec<bool>,
}

impl Dependents {
    pub(crate) fn on(variables: &[Ref]) -> Self {
        Self {
            variables: variables.to_vec(),
            nodes: Vec::new(),
        }
    }

    pub(crate) fn contains(&mut self, graph: &Graph, x: Ref) -> bool {
        for (node, content) in graph.nodes[..=x.node]
            .iter()
            .enumerate()
            .skip(self.nodes.len())
        {
            let is_entry = |&(entry, whole, _): &(Ref, Ref, usize)| {
                entry.node == node && self.variables.contains(&whole)
            };
            let is_variable =
                self.variables.iter().any(|x| x.node == node) || graph.entries.iter().any(is_entry);
            let is_fixed = matches!(content.op, Op::Fixed(_));
            let depends = |x: &Ref| self.nodes[x.node];
            let depends = is_variable || !is_fixed && content.op.operands().iter().any(depends);
            self.nodes.push(depends);
        }
        self.nodes[x.node]
    }

    /// Of every node to `last`.
    pub(crate) fn up_to(mut self, graph: &Graph, last: Ref) -> Vec<bool> {
        self.contains(graph, last);
        self.nodes
    }
}

impl Graph {
    /// The node of an operation, new or known.
    pub(crate) fn node(&mut self, op: Op, kinds: Kinds) -> Ref {
        let node = if let Some(&known) = self.index.get(&op) {
            self.nodes[known].kinds = self.nodes[known].kinds.meet(kinds);
            known
        } else {
            self.index.insert(op.clone(), self.nodes.len());
            let symmetric = self.makes_symmetric(&op, kinds);
            self.nodes.push(Node {
                op,
                kinds,
                symmetric,
            });
            self.nodes.len() - 1
        };
        Ref {
            node,
            transposed: false,
        }
    }

    /// The node of an operation, if there is one.
    pub(crate) fn known(&self, op: &Op) -> Option<usize> {
        self.index.get(op).copied()
    }

    /// Which nodes are needed for these.
    pub(crate) fn uses(&self, outputs: &[Ref]) -> Vec<bool> {
        let mut uses = vec![false; self.nodes.len()];
        for output in outputs {
            uses[output.node] = true;
        }
        for (node, content) in self.nodes.iter().enumerate().rev() {
            if uses[node] {
                for operand in content.op.operands() {
                    uses[operand.node] = true;
                }
            }
        }
        uses
    }

    pub(crate) fn op(&self, x: Ref) -> &Op {
        &self.nodes[x.node].op
    }

    pub(crate) fn kinds(&self, x: Ref) -> Kinds {
        self.nodes[x.node].kinds.transposed_if(x.transposed)
    }

    /// x is of one of some kinds.
    pub(crate) fn narrow(&mut self, x: Ref, kinds: Kinds) {
        let node = &mut self.nodes[x.node];
        node.kinds = node.kinds.meet(kinds.transposed_if(x.transposed));
    }

    pub(crate) fn is_scalar(&self, x: Ref) -> bool {
        self.kinds(x).is_scalar()
    }

    /// xᵀ.
    pub(crate) fn transpose(&self, x: Ref) -> Ref {
        if self.is_scalar(x) || self.nodes[x.node].symmetric {
            x
        } else {
            Ref {
                transposed: !x.transposed,
                ..x
            }
        }
    }

    /// L R, with the plain rule for the adjoint of L, of R, or of both.
    pub(crate) fn plain_product(&mut self, l: Ref, r: Ref, plain: [bool; 2]) -> Ref {
        let product = self.product(l, r);
        let (l, r) = (self.unscaled(l), self.unscaled(r));
        let flipped = (self.transpose(r), self.transpose(l));
        for (side, other, is_plain) in [
            (Side::Left, Side::Right, plain[0]),
            (Side::Right, Side::Left, plain[1]),
        ] {
            if is_plain {
                self.plain.insert((l, r, side));
                self.plain.insert((flipped.0, flipped.1, other));
            }
        }
        product
    }

    /// Whether the plain rule is known for the factors L and R.
    pub(crate) fn is_plain(&self, l: Ref, r: Ref) -> [bool; 2] {
        [Side::Left, Side::Right].map(|side| self.plain.contains(&(l, r, side)))
    }

    /// What is left of a node without numbers and known scalars in front.
    fn unscaled(&mut self, x: Ref) -> Ref {
        let (_, x) = self.coefficient(x);
        match self.scaled(x) {
            Some((_, x)) => self.unscaled(x),
            None => x,
        }
    }

    /// Xᵀ if `transposed`.
    pub(crate) fn transpose_if(&self, transposed: bool, x: Ref) -> Ref {
        if transposed { self.transpose(x) } else { x }
    }

    /// What stands for the adjoint of x.
    pub(crate) fn cotangent(&mut self, x: Ref) -> Ref {
        let kinds = self.kinds(x);
        self.node(Op::Cotangent(x), kinds)
    }

    /// x, of the shape of another, as a constant.
    pub(crate) fn fixed(&mut self, x: Ref, like: Ref) -> Ref {
        let kinds = self.kinds(x).meet(self.kinds(like));
        self.node(Op::Fixed(x), kinds)
    }

    /// Builds the graph of a tree; returns the nodes of the tree's nodes.
    ///
    /// `variables` are the tree's nodes that are differentiated by without being leaves.
    pub(crate) fn build(&mut self, tree: &Tree, kinds: &[Kinds], variables: &[Id]) -> Vec<Ref> {
        let mut refs: Vec<Ref> = Vec::with_capacity(tree.nodes.len());
        for (id, node) in tree.nodes.iter().enumerate() {
            let x = self.build_node(tree, &node.syntax, &refs, kinds[id], variables);
            // What was inferred from the whole expression is known of the node.
            self.narrow(x, kinds[id]);
            refs.push(x);
        }
        refs
    }

    fn build_node(
        &mut self,
        tree: &Tree,
        syntax: &Syntax,
        refs: &[Ref],
        kinds: Kinds,
        variables: &[Id],
    ) -> Ref {
        match *syntax {
            Syntax::Leaf(leaf) => self.node(Op::Leaf(leaf), kinds),
            Syntax::Let(_, x) if variables.contains(&x) => self.variable(x, refs[x]),
            // Not a call in the tree.
            Syntax::Call(Function::Pair(_) | Function::Clamp | Function::Constant(_), x)
            | Syntax::Let(_, x) => refs[x],
            Syntax::Number(number) => self.number(number),
            Syntax::Negative(x) => self.scale(-1.0, refs[x]),
            Syntax::Transpose(x) => self.transpose(refs[x]),
            Syntax::Power(x, n) => self.power(refs[x], n),
            Syntax::ScalarPower(x, y) => match tree.nodes[y].syntax {
                Syntax::Number(y) => self.entry_real_power(refs[x], y),
                _ => self.general_power(refs[x], refs[y]),
            },
            Syntax::EntryPower(x, n) => self.entry_power(refs[x], n),
            Syntax::EntryRealPower(x, y) => self.entry_real_power(refs[x], y),
            Syntax::Call(Function::Elementwise(f), x) => self.map(f, refs[x]),
            Syntax::Call(Function::Reduction(reduction), x) => self.reduce(reduction, refs[x]),
            Syntax::Call(Function::Inverse, x) => self.inverse(refs[x]),
            Syntax::Call(Function::Spd, x) => self.definite(refs[x]),
            Syntax::Call(Function::Diag, x) => self.diag(refs[x]),
            Syntax::Call(Function::Vec, x) => self.vec(refs[x]),
            Syntax::Call(Function::Softmax, x) => self.whole(Whole::Softmax, refs[x]),
            Syntax::Clamp(arguments) => self.clamp(arguments.map(|x| refs[x])),
            Syntax::Constant(constant, dimensions) => self.constant(constant, dimensions),
            Syntax::Apply(function, ref arguments) => {
                let arguments = arguments.iter().map(|&x| refs[x]).collect();
                self.node(Op::Apply(function, arguments), Kinds::UNKNOWN)
            }
            Syntax::Binary(binary, l, r) => {
                let (l, r) = (refs[l], refs[r]);
                match binary {
                    Binary::Add => self.sum(&[(1.0, l), (1.0, r)]),
                    Binary::Sub => self.sum(&[(1.0, l), (-1.0, r)]),
                    Binary::Juxtaposed | Binary::Times => self.product(l, r),
                    Binary::Divide => self.divide(l, r),
                    Binary::Frobenius | Binary::Call(Pair::Dot) => self.inner(l, r),
                    Binary::Call(Pair::Outer) => {
                        let r = self.transpose(r);
                        self.product(l, r)
                    }
                    Binary::Call(Pair::Gradient) => gradients(self, l, &[r])[0],
                    Binary::Call(Pair::Cross) => self.cross(l, r),
                    Binary::Call(Pair::Kron) => self.kron(l, r),
                    Binary::Call(Pair::Zip(f)) => self.zip(f, l, r),
                    Binary::EntryTimes => self.entry_times(l, r),
                    Binary::EntryDivide => self.entry_divide(l, r),
                    Binary::EntryPower => self.general_power(l, r),
                }
            }
        }
    }
}
