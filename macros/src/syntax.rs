//! The expression as the user wrote it.

use std::fmt::Write as _;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::format_ident;

use crate::diagnostic::Range;
use crate::function::{Constant, Function, Pair, Reduction};
use crate::place::entry_of;

/// A node of the [`Tree`].
pub(crate) type Id = usize;

/// An expression, its nodes in the order in which they were read: operands before operations.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
    /// The Rust values, each once.
    pub(crate) leaves: Vec<Leaf>,
    /// The dimensions of constants, each once.
    pub(crate) dimensions: Vec<Dimensions>,
    /// The functions of the user's own.
    pub(crate) functions: Vec<OwnFunction>,
    pub(crate) root: Id,
}

/// A Rust value: a place such as `self.w`, or a `{…}`.
#[derive(Debug)]
pub(crate) struct Leaf {
    pub(crate) tokens: TokenStream,
    pub(crate) text: String,
    /// Where it occurs first.
    pub(crate) range: Range,
}

impl Leaf {
    /// Whether it is a `{…}`.
    pub(crate) fn is_constant(&self) -> bool {
        self.text.starts_with('{')
    }
}

/// What stands between the parentheses of a constant: `3` or `M, N`.
#[derive(Debug)]
pub(crate) struct Dimensions {
    pub(crate) tokens: Vec<TokenStream>,
    pub(crate) texts: Vec<String>,
}

/// A function that the user declared: `fn name = path`.
#[derive(Debug)]
pub(crate) struct OwnFunction {
    pub(crate) name: String,
    pub(crate) path: TokenStream,
    /// Where its name stands.
    pub(crate) range: Range,
}

#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) syntax: Syntax,
    pub(crate) range: Range,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Syntax {
    Leaf(usize),
    /// A name of a `let`, and what it stands for.
    Let(String, Id),
    Number(f64),
    Negative(Id),
    Binary(Binary, Id, Id),
    Transpose(Id),
    /// `x^3`: of a scalar or a square matrix.
    Power(Id, i32),
    /// `x^y`: of scalars.
    ScalarPower(Id, Id),
    /// `x.^3`
    EntryPower(Id, i32),
    /// `x.^0.5`
    EntryRealPower(Id, f64),
    Call(Function, Id),
    /// `clamp(x, low, high)`
    Clamp([Id; 3]),
    /// A constant, by its dimensions.
    Constant(Constant, usize),
    /// A function of the user's own, of one or more.
    Apply(usize, Vec<Id>),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Binary {
    Add,
    Sub,
    /// `A x`
    Juxtaposed,
    /// `A * x`
    Times,
    Divide,
    /// `A : B`
    Frobenius,
    /// `.*`
    EntryTimes,
    /// `./`
    EntryDivide,
    /// `.^`
    EntryPower,
    /// `dot(x, y)`
    Call(Pair),
}

impl Tree {
    pub(crate) fn push(&mut self, syntax: Syntax, range: Range) -> Id {
        self.nodes.push(Node { syntax, range });
        self.nodes.len() - 1
    }

    /// The expansion's name for a function of the user's own.
    #[expect(clippy::unused_self, reason = "names are the tree's matter")]
    pub(crate) fn function(&self, index: usize) -> Ident {
        format_ident!("chainrule_function{index}", span = Span::mixed_site())
    }

    /// The leaf of a text, new or known.
    pub(crate) fn leaf(&mut self, tokens: TokenStream, text: String, range: Range) -> usize {
        if let Some(known) = self.leaves.iter().position(|leaf| leaf.text == text) {
            return known;
        }
        self.new_leaf(tokens, text, range)
    }

    /// Makes a value of what only occurs by its entries, `x[0]`; whether any do.
    pub(crate) fn whole(&mut self, place: &[TokenTree], text: &str, range: Range) -> bool {
        let has_entry = |leaf: &Leaf| entry_of(text, &leaf.text).is_some();
        if !self.leaves.iter().any(has_entry) {
            return false;
        }
        let leaf = self.new_leaf(place.iter().cloned().collect(), text.to_owned(), range);
        self.push(Syntax::Leaf(leaf), range);
        true
    }

    /// A leaf of its own.
    pub(crate) fn new_leaf(&mut self, tokens: TokenStream, text: String, range: Range) -> usize {
        self.leaves.push(Leaf {
            tokens,
            text,
            range,
        });
        self.leaves.len() - 1
    }

    /// The index of dimensions, new or known.
    pub(crate) fn constant_of(&mut self, dimensions: Dimensions) -> usize {
        let known = |known: &Dimensions| known.texts == dimensions.texts;
        self.dimensions.iter().position(known).unwrap_or_else(|| {
            self.dimensions.push(dimensions);
            self.dimensions.len() - 1
        })
    }

    /// The first node that stands on more than so many others, one on the other.
    pub(crate) fn first_higher_than(&self, highest: usize) -> Option<Id> {
        let mut heights: Vec<usize> = Vec::with_capacity(self.nodes.len());
        for node in &self.nodes {
            let mut height = 0;
            node.syntax.with_operands(|x| {
                height = height.max(heights[x] + 1);
                x
            });
            heights.push(height);
        }
        heights.iter().position(|&height| height > highest)
    }

    /// For every node the first that says the same.
    pub(crate) fn first_alike(&self) -> Vec<Id> {
        let mut first: Vec<Id> = Vec::with_capacity(self.nodes.len());
        let mut distinct: Vec<(Id, Syntax)> = Vec::new();
        for (id, node) in self.nodes.iter().enumerate() {
            let syntax = node.syntax.with_operands(|x| first[x]);
            let known = match syntax {
                Syntax::Let(_, x) => Some(x),
                _ => distinct
                    .iter()
                    .find(|known| known.1 == syntax)
                    .map(|known| known.0),
            };
            if known.is_none() {
                distinct.push((id, syntax));
            }
            first.push(known.unwrap_or(id));
        }
        first
    }

    /// The first node that is a name: of a Rust value, or of a `let`.
    pub(crate) fn named(&self, text: &str) -> Option<Id> {
        self.nodes.iter().position(|node| match &node.syntax {
            Syntax::Leaf(leaf) => self.leaves[*leaf].text == text,
            Syntax::Let(name, _) => name == text,
            _ => false,
        })
    }

    /// Whether a name, or an entry of it, stands in an expression.
    pub(crate) fn contains(&self, id: Id, name: &str) -> bool {
        let is_here = match &self.nodes[id].syntax {
            Syntax::Leaf(leaf) => {
                let text = &self.leaves[*leaf].text;
                text == name || entry_of(name, text).is_some()
            }
            Syntax::Let(known, _) => known == name,
            _ => false,
        };
        let mut within = false;
        self.nodes[id].syntax.with_operands(|x| {
            within |= self.contains(x, name);
            x
        });
        is_here || within
    }

    /// The expression in the notation, for messages.
    pub(crate) fn text(&self, id: Id) -> String {
        self.text_within(id, Level::Sum)
    }

    /// The expression as the base of a power, with parentheses if it needs them.
    pub(crate) fn text_of_base(&self, id: Id) -> String {
        self.text_within(id, Level::Power)
    }

    /// The expression as an exponent, with parentheses if it needs them.
    pub(crate) fn text_of_exponent(&self, id: Id) -> String {
        self.text_within(id, Level::Atom)
    }

    /// The transpose of the expression.
    pub(crate) fn text_of_transpose(&self, id: Id) -> String {
        match self.nodes[id].syntax {
            Syntax::Transpose(x) => self.text(x),
            _ => self.power_text(id, "^T"),
        }
    }

    /// An operation of two, one of them transposed once more.
    pub(crate) fn text_transposed(&self, binary: Binary, l: Id, r: Id, which: Side) -> String {
        let (level, operator) = binary.notation();
        let operand = |id: Id, transpose: bool, level| match self.nodes[id].syntax {
            Syntax::Transpose(x) if transpose => self.text_within(x, level),
            _ if transpose => self.power_text(id, "^T"),
            _ => self.text_within(id, level),
        };
        let l = operand(l, which == Side::Left, level);
        let r = operand(r, which == Side::Right, level.tighter());
        format!("{l}{operator}{r}")
    }

    fn text_within(&self, id: Id, around: Level) -> String {
        let (level, text) = match &self.nodes[id].syntax {
            Syntax::Leaf(leaf) => (Level::Atom, self.leaves[*leaf].text.clone()),
            Syntax::Let(name, _) => (Level::Atom, name.clone()),
            Syntax::Number(number) => (Level::Atom, number.to_string()),
            Syntax::Negative(x) => (
                Level::Unary,
                format!("-{}", self.text_within(*x, Level::Juxtaposed)),
            ),
            Syntax::Binary(Binary::Call(pair), x, y) => (
                Level::Atom,
                self.call(Function::Pair(*pair).name(), &[*x, *y]),
            ),
            Syntax::Clamp(arguments) => (Level::Atom, self.call(Function::Clamp.name(), arguments)),
            Syntax::Apply(function, arguments) => (
                Level::Atom,
                self.call(&self.functions[*function].name, arguments),
            ),
            Syntax::Constant(constant, dimensions) => {
                let arguments = self.dimensions[*dimensions].texts.join(", ");
                let name = Function::Constant(*constant).name();
                (Level::Atom, format!("{name}({arguments})"))
            }
            Syntax::Binary(binary, l, r) => {
                let (level, operator) = binary.notation();
                let l = self.text_within(*l, level);
                let r = self.text_within(*r, level.tighter());
                (level, format!("{l}{operator}{r}"))
            }
            Syntax::Transpose(x) => match self.nodes[*x].syntax {
                Syntax::Power(base, -1) => (Level::Power, self.power_text(base, "^-T")),
                _ => (Level::Power, self.power_text(*x, "^T")),
            },
            Syntax::Power(x, n) => (Level::Power, self.power_text(*x, &format!("^{n}"))),
            Syntax::ScalarPower(x, y) => {
                let exponent = self.text_within(*y, Level::Atom);
                (Level::Power, self.power_text(*x, &format!("^{exponent}")))
            }
            Syntax::EntryPower(x, n) => (Level::Power, self.power_text(*x, &format!(".^{n}"))),
            Syntax::EntryRealPower(x, y) => (Level::Power, self.power_text(*x, &format!(".^{y}"))),
            Syntax::Call(Function::Reduction(Reduction::Norm2), x) => {
                (Level::Atom, format!("||{}||", self.text(*x)))
            }
            Syntax::Call(Function::Reduction(Reduction::Norm1), x) => {
                (Level::Atom, format!("||{}||_1", self.text(*x)))
            }
            Syntax::Call(function, x) => (Level::Atom, self.call(function.name(), &[*x])),
        };
        if level < around {
            format!("({text})")
        } else {
            text
        }
    }

    fn call(&self, name: &str, arguments: &[Id]) -> String {
        let arguments: Vec<String> = arguments.iter().map(|&x| self.text(x)).collect();
        format!("{name}({})", arguments.join(", "))
    }

    fn power_text(&self, base: Id, exponent: &str) -> String {
        let mut text = self.text_within(base, Level::Power);
        let _ = write!(text, "{exponent}");
        text
    }
}

impl Syntax {
    pub(crate) fn operands(&self) -> Vec<Id> {
        let mut operands = Vec::new();
        self.with_operands(|x| {
            operands.push(x);
            x
        });
        operands
    }

    /// The same of other operands.
    fn with_operands(&self, mut of: impl FnMut(Id) -> Id) -> Self {
        match self {
            Self::Leaf(_) | Self::Number(_) | Self::Constant(..) => self.clone(),
            Self::Let(name, x) => Self::Let(name.clone(), of(*x)),
            Self::Negative(x) => Self::Negative(of(*x)),
            Self::Binary(binary, l, r) => Self::Binary(*binary, of(*l), of(*r)),
            Self::Transpose(x) => Self::Transpose(of(*x)),
            Self::Power(x, n) => Self::Power(of(*x), *n),
            Self::ScalarPower(x, y) => Self::ScalarPower(of(*x), of(*y)),
            Self::EntryPower(x, n) => Self::EntryPower(of(*x), *n),
            Self::EntryRealPower(x, y) => Self::EntryRealPower(of(*x), *y),
            Self::Call(function, x) => Self::Call(*function, of(*x)),
            Self::Clamp(arguments) => Self::Clamp(arguments.map(of)),
            Self::Apply(function, arguments) => {
                Self::Apply(*function, arguments.iter().copied().map(of).collect())
            }
        }
    }
}

/// One of two factors.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Side {
    Left,
    Right,
}

/// How tightly an operation binds.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Level {
    Sum,
    Frobenius,
    Product,
    Unary,
    Juxtaposed,
    Power,
    Atom,
}

impl Level {
    fn tighter(self) -> Self {
        match self {
            Self::Sum => Self::Frobenius,
            Self::Frobenius => Self::Product,
            Self::Product => Self::Unary,
            Self::Unary => Self::Juxtaposed,
            Self::Juxtaposed => Self::Power,
            Self::Power | Self::Atom => Self::Atom,
        }
    }
}

impl Binary {
    fn notation(self) -> (Level, &'static str) {
        match self {
            Self::Add => (Level::Sum, " + "),
            Self::Sub => (Level::Sum, " - "),
            Self::Frobenius => (Level::Frobenius, " : "),
            Self::Times => (Level::Product, " * "),
            Self::Divide => (Level::Product, " / "),
            Self::EntryTimes => (Level::Product, " .* "),
            Self::EntryDivide => (Level::Product, " ./ "),
            Self::Juxtaposed => (Level::Juxtaposed, " "),
            Self::EntryPower => (Level::Power, ".^"),
            Self::Call(_) => (Level::Atom, ", "),
        }
    }
}
