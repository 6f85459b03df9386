//! Shapes by name: what follows from declared dimensions, `W: [M, N]`.
//!
//! A dimension is a name or a number. Two names are two dimensions, also where their values are
//! equal; a number and a name are compared by value, which the types do. What is not declared has no
//! shape here, nor has what depends on it: that is left to the types, as are kinds that don't go
//! together.

use std::fmt;

use crate::function::{Constant, Function, Pair, Reduction};
use crate::input::Declaration;
use crate::kind::Kinds;
use crate::place::entry_of;
use crate::syntax::{Binary, Id, Syntax, Tree};

/// A number times names: `3`, `N`, and for `vec(A)` the product `M·N`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Dimension {
    number: usize,
    /// In alphabetical order.
    names: Vec<String>,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Shape {
    Scalar,
    Column(Dimension),
    Row(Dimension),
    /// Rows and columns.
    Matrix(Dimension, Dimension),
}

/// Why there is no shape.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Refusal {
    /// The kinds don't go together.
    Kinds,
    /// Two dimensions that have to be one.
    Dimensions(Dimension, Dimension),
}

pub(crate) type Verdict = Result<Shape, Refusal>;

impl Dimension {
    pub(crate) fn number(number: usize) -> Self {
        let names = vec![];
        Self { number, names }
    }

    pub(crate) fn name(name: String) -> Self {
        let names = vec![name];
        Self { number: 1, names }
    }

    /// What stands between the parentheses of a constant; Rust that computes is not looked into.
    fn of_constant(text: &str) -> Option<Self> {
        let text = text.trim_matches(['{', '}', ' ']);
        let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
        match text.parse() {
            Ok(number) => Some(Self::number(number)),
            Err(_) => text
                .chars()
                .all(is_path)
                .then(|| Self::name(text.to_owned())),
        }
    }

    /// The number, if it is one.
    pub(crate) fn as_number(&self) -> Option<usize> {
        self.names.is_empty().then_some(self.number)
    }

    fn times(&self, other: &Self) -> Self {
        let mut names = [self.names.as_slice(), &other.names].concat();
        names.sort();
        Self {
            number: self.number * other.number,
            names,
        }
    }

    /// The one dimension that both are. Names that both have are left out of the comparison; if one
    /// is a number then, it may be the other's value.
    fn agree(&self, other: &Self) -> Result<Self, Refusal> {
        let (mut left, mut right) = (self.names.clone(), other.names.clone());
        left.retain(|name| match right.iter().position(|other| other == name) {
            Some(common) => {
                right.remove(common);
                false
            }
            None => true,
        });
        let fits = match (left.is_empty(), right.is_empty()) {
            (true, true) => self.number == other.number,
            (left, right) => left || right,
        };
        if !fits {
            return Err(Refusal::Dimensions(self.clone(), other.clone()));
        }
        Ok(if left.len() < right.len() {
            other.clone()
        } else {
            self.clone()
        })
    }
}

impl Shape {
    pub(crate) fn kinds(&self) -> Kinds {
        match self {
            Self::Scalar => Kinds::SCALAR,
            Self::Column(_) => Kinds::COLUMN,
            Self::Row(_) => Kinds::ROW,
            Self::Matrix(..) => Kinds::MATRIX,
        }
    }

    pub(crate) fn transposed(&self) -> Verdict {
        Ok(match self.clone() {
            Self::Scalar => return Err(Refusal::Kinds),
            Self::Column(n) => Self::Row(n),
            Self::Row(n) => Self::Column(n),
            Self::Matrix(m, n) => Self::Matrix(n, m),
        })
    }

    /// L R: the inner dimensions are one.
    pub(crate) fn times(&self, right: &Self) -> Verdict {
        use Shape::{Column, Matrix, Row, Scalar};
        Ok(match (self, right) {
            (Scalar, x) | (x, Scalar) => x.clone(),
            (Column(m), Row(n)) => Matrix(m.clone(), n.clone()),
            (Row(k), Column(l)) => k.agree(l).map(|_| Scalar)?,
            (Row(k), Matrix(l, n)) => k.agree(l).map(|_| Row(n.clone()))?,
            (Matrix(m, k), Column(l)) => k.agree(l).map(|_| Column(m.clone()))?,
            (Matrix(m, k), Matrix(l, n)) => k.agree(l).map(|_| Matrix(m.clone(), n.clone()))?,
            (Column(_), Column(_) | Matrix(..)) | (Row(_) | Matrix(..), Row(_)) => {
                return Err(Refusal::Kinds);
            }
        })
    }

    /// L + R and everything else that wants one shape.
    pub(crate) fn with(&self, right: &Self) -> Verdict {
        use Shape::{Column, Matrix, Row, Scalar};
        Ok(match (self, right) {
            (Scalar, Scalar) => Scalar,
            (Column(m), Column(n)) => Column(m.agree(n)?),
            (Row(m), Row(n)) => Row(m.agree(n)?),
            (Matrix(m, n), Matrix(k, l)) => Matrix(m.agree(k)?, n.agree(l)?),
            _ => return Err(Refusal::Kinds),
        })
    }

    /// A square matrix.
    pub(crate) fn squared(&self) -> Verdict {
        match self {
            Self::Matrix(m, n) => m.agree(n).map(|n| Self::Matrix(n.clone(), n)),
            _ => Err(Refusal::Kinds),
        }
    }

    /// One of the kinds.
    fn within(&self, kinds: Kinds) -> Verdict {
        let is_one = self.kinds().is_within(kinds);
        is_one.then(|| self.clone()).ok_or(Refusal::Kinds)
    }

    fn vec(&self) -> Verdict {
        match self {
            Self::Matrix(m, n) => Ok(Self::Column(m.times(n))),
            _ => Err(Refusal::Kinds),
        }
    }

    /// Of a column the diagonal matrix, of a square matrix the diagonal.
    fn diagonal(&self) -> Verdict {
        match self {
            Self::Column(n) => Ok(Self::Matrix(n.clone(), n.clone())),
            Self::Matrix(m, n) => m.agree(n).map(Self::Column),
            _ => Err(Refusal::Kinds),
        }
    }

    fn kronecker(&self, right: &Self) -> Verdict {
        match (self, right) {
            (Self::Column(m), Self::Column(n)) => Ok(Self::Column(m.times(n))),
            (Self::Row(m), Self::Row(n)) => Ok(Self::Row(m.times(n))),
            (Self::Matrix(m, n), Self::Matrix(k, l)) => Ok(Self::Matrix(m.times(k), n.times(l))),
            _ => Err(Refusal::Kinds),
        }
    }
}

/// The shapes of a tree's nodes, as far as they are declared.
#[derive(Debug)]
pub(crate) struct Shapes(Vec<Option<Verdict>>);

impl Shapes {
    /// What follows for the nodes of a tree from the shapes of its values; nothing, not even for
    /// constants, if none is declared: then names are values only.
    pub(crate) fn new(tree: &Tree, declarations: &[Declaration]) -> Self {
        let leaf_shape = |text: &str| {
            declarations.iter().find_map(|declared| {
                let shape = &declared.shape;
                if declared.text == text {
                    return Some(shape.clone());
                }
                let is_vector = shape.kinds().is_within(Kinds::VECTOR);
                let is_entry = entry_of(&declared.text, text).is_some();
                (is_vector && is_entry).then_some(Shape::Scalar)
            })
        };
        let mut shapes = Self(Vec::with_capacity(tree.nodes.len()));
        for node in &tree.nodes {
            let verdict = match node.syntax {
                _ if declarations.is_empty() => None,
                Syntax::Leaf(leaf) => leaf_shape(&tree.leaves[leaf].text).map(Ok),
                _ => shapes.of_operation(tree, &node.syntax),
            };
            shapes.0.push(verdict);
        }
        shapes
    }

    /// The shape of a node, if it is known.
    pub(crate) fn of(&self, id: Id) -> Option<&Shape> {
        self.0[id].as_ref()?.as_ref().ok()
    }

    /// Why a node has no shape, if its operands have.
    pub(crate) fn refusal(&self, id: Id) -> Option<&Refusal> {
        self.0[id].as_ref()?.as_ref().err()
    }

    /// Two dimensions that a node's operation needs to be one, and that are not.
    pub(crate) fn mismatch(&self, id: Id) -> Option<(&Dimension, &Dimension)> {
        match &self.0[id] {
            Some(Err(Refusal::Dimensions(i, j))) => Some((i, j)),
            _ => None,
        }
    }

    #[cfg(test)]
    pub(crate) fn verdicts(&self) -> &[Option<Verdict>] {
        &self.0
    }

    /// The rule of each operation, if the shapes of its operands are known.
    fn of_operation(&self, tree: &Tree, syntax: &Syntax) -> Option<Verdict> {
        Some(match syntax {
            // By what is declared; a user's function results in what it likes.
            Syntax::Leaf(_) | Syntax::Apply(..) => return None,
            Syntax::Number(_) => Ok(Shape::Scalar),
            Syntax::Let(_, x)
            | Syntax::Negative(x)
            | Syntax::EntryPower(x, _)
            | Syntax::EntryRealPower(x, _) => Ok(self.of(*x)?.clone()),
            Syntax::Transpose(x) => self.of(*x)?.transposed(),
            Syntax::Power(x, _) => match self.of(*x)? {
                Shape::Scalar => Ok(Shape::Scalar),
                x => x.squared(),
            },
            Syntax::ScalarPower(x, y) => {
                let (x, y) = (self.of(*x)?, self.of(*y)?);
                x.within(Kinds::SCALAR)
                    .and_then(|_| y.within(Kinds::SCALAR))
            }
            Syntax::Call(function, x) => Self::of_call(*function, self.of(*x)?),
            Syntax::Clamp([x, low, high]) => {
                let (x, low, high) = (self.of(*x)?, self.of(*low)?, self.of(*high)?);
                low.within(Kinds::SCALAR)
                    .and_then(|_| high.within(Kinds::SCALAR))
                    .map(|_| x.clone())
            }
            Syntax::Constant(constant, dimensions) => {
                let texts = &tree.dimensions[*dimensions].texts;
                let dimension = |index: usize| Dimension::of_constant(texts.get(index)?);
                let n = dimension(0)?;
                Ok(match constant {
                    Constant::Eye => Shape::Matrix(n.clone(), n),
                    Constant::Ones | Constant::Zeros | Constant::Basis => Shape::Column(n),
                    Constant::OnesMatrix | Constant::ZerosMatrix => Shape::Matrix(n, dimension(1)?),
                })
            }
            Syntax::Binary(binary, l, r) => Self::of_binary(*binary, self.of(*l)?, self.of(*r)?),
        })
    }

    fn of_call(function: Function, x: &Shape) -> Verdict {
        match function {
            Function::Reduction(reduction) => match reduction {
                Reduction::Trace | Reduction::Det | Reduction::LogDet => x.squared(),
                Reduction::LogSumExp | Reduction::Max | Reduction::Min => x.within(Kinds::VECTOR),
                Reduction::Sum | Reduction::Norm1 | Reduction::Norm2 => x.within(Kinds::NON_SCALAR),
            }
            .map(|_| Shape::Scalar),
            Function::Inverse | Function::Spd => x.squared(),
            Function::Softmax => x.within(Kinds::VECTOR),
            Function::Vec => x.vec(),
            Function::Diag => x.diagonal(),
            // The last three are no calls of one.
            Function::Elementwise(_)
            | Function::Pair(_)
            | Function::Clamp
            | Function::Constant(_) => Ok(x.clone()),
        }
    }

    fn of_binary(binary: Binary, l: &Shape, r: &Shape) -> Verdict {
        match binary {
            Binary::Juxtaposed | Binary::Times => l.times(r),
            Binary::Divide => r.within(Kinds::SCALAR).map(|_| l.clone()),
            Binary::Add
            | Binary::Sub
            | Binary::EntryTimes
            | Binary::EntryDivide
            | Binary::EntryPower
            | Binary::Call(Pair::Zip(_)) => l.with(r),
            Binary::Frobenius => l.with(r).map(|_| Shape::Scalar),
            Binary::Call(Pair::Dot) => {
                let both = l.within(Kinds::VECTOR).and_then(|l| l.with(r));
                both.map(|_| Shape::Scalar)
            }
            Binary::Call(Pair::Cross) => l.within(Kinds::VECTOR).and_then(|l| l.with(r)),
            Binary::Call(Pair::Outer) => {
                let (l, r) = (l.within(Kinds::COLUMN), r.within(Kinds::COLUMN));
                l.and_then(|l| l.times(&r?.transposed()?))
            }
            Binary::Call(Pair::Gradient) => l.within(Kinds::SCALAR).map(|_| r.clone()),
            Binary::Call(Pair::Kron) => l.kronecker(r),
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.names.join("·");
        match self.number {
            number if names.is_empty() => write!(f, "{number}"),
            1 => f.write_str(&names),
            number => write!(f, "{number}·{names}"),
        }
    }
}

/// As it is declared.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar => f.write_str("[]"),
            Self::Column(n) => write!(f, "[{n}]"),
            Self::Row(n) => write!(f, "[1, {n}]"),
            Self::Matrix(m, n) => write!(f, "[{m}, {n}]"),
        }
    }
}
