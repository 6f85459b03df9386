//! Expressions whose shapes are known, and how one writes them.

use std::collections::HashMap;

use proc_macro2::{Span, TokenStream};

use super::interpreter::{Shape, Value};
use super::random::Random;
use crate::diagnostic::Range;
use crate::function::{Constant, Function, Reduction};
use crate::syntax::{Binary, Dimensions, Id, Syntax, Tree};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expr {
    pub(super) shape: Shape,
    pub(super) node: Node,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Leaf(String),
    Number(f64),
    Negative(Box<Expr>),
    Binary(Binary, Box<Expr>, Box<Expr>),
    Transpose(Box<Expr>),
    Power(Box<Expr>, i32),
    ScalarPower(Box<Expr>, Box<Expr>),
    /// `s^0.5`
    RootPower(Box<Expr>, f64),
    EntryPower(Box<Expr>, i32),
    EntryRealPower(Box<Expr>, f64),
    Call(Function, Box<Expr>),
    Clamp(Box<[Expr; 3]>),
    /// `eye(3)`, `basis(3, 1)`
    Constant(Constant, Vec<usize>),
    /// `||x||` and `||x||_1`
    Bars(Reduction, Box<Expr>),
    /// `{ let name = first; second }`
    Let(String, Box<Expr>, Box<Expr>),
    /// What a `let` named.
    Name(String),
}

impl Expr {
    pub(super) fn new(shape: Shape, node: Node) -> Self {
        Self { shape, node }
    }

    pub(super) fn binary(shape: Shape, binary: Binary, l: Self, r: Self) -> Self {
        Self::new(shape, Node::Binary(binary, Box::new(l), Box::new(r)))
    }

    pub(super) fn operands(&self) -> Vec<&Self> {
        match &self.node {
            Node::Leaf(_) | Node::Number(_) | Node::Name(_) | Node::Constant(..) => vec![],
            Node::Clamp(arguments) => arguments.iter().collect(),
            Node::Negative(x)
            | Node::Transpose(x)
            | Node::Power(x, _)
            | Node::RootPower(x, _)
            | Node::EntryPower(x, _)
            | Node::EntryRealPower(x, _)
            | Node::Call(_, x)
            | Node::Bars(_, x) => vec![x],
            Node::Binary(_, x, y) | Node::ScalarPower(x, y) | Node::Let(_, x, y) => vec![x, y],
        }
    }

    /// The same operation of other operands.
    pub(super) fn with_operand(&self, index: usize, operand: Self) -> Self {
        let mut expr = self.clone();
        match (&mut expr.node, index) {
            (Node::Clamp(arguments), index) => arguments[index] = operand,
            (
                Node::Negative(x)
                | Node::Transpose(x)
                | Node::Power(x, _)
                | Node::RootPower(x, _)
                | Node::EntryPower(x, _)
                | Node::EntryRealPower(x, _)
                | Node::Call(_, x)
                | Node::Bars(_, x)
                | Node::Binary(_, x, _)
                | Node::ScalarPower(x, _)
                | Node::Let(_, x, _),
                0,
            )
            | (Node::Binary(_, _, x) | Node::ScalarPower(_, x) | Node::Let(_, _, x), 1) => {
                **x = operand;
            }
            _ => unreachable!("no such operand"),
        }
        expr
    }

    pub(super) fn size(&self) -> usize {
        1 + self.operands().iter().map(|x| x.size()).sum::<usize>()
    }

    pub(super) fn any(&self, test: &impl Fn(&Self) -> bool) -> bool {
        test(self) || self.operands().iter().any(|x| x.any(test))
    }

    /// Whether it names what only a `let` around it binds.
    pub(super) fn is_open(&self) -> bool {
        self.any(
            &|x| matches!(&x.node, Node::Name(name) if !self.any(&|y| matches!(&y.node, Node::Let(bound, ..) if bound == name))),
        )
    }

    /// Whether the parser takes it for a number.
    pub(super) fn is_constant(&self) -> bool {
        match &self.node {
            Node::Number(_) => true,
            Node::Negative(x) | Node::Let(_, _, x) => x.is_constant(),
            _ => false,
        }
    }

    /// How many `let`s bind a name.
    pub(super) fn bindings(&self, name: &str) -> usize {
        let here = usize::from(matches!(&self.node, Node::Let(bound, ..) if bound == name));
        here + self
            .operands()
            .iter()
            .map(|x| x.bindings(name))
            .sum::<usize>()
    }

    /// The leaves that occur, each once.
    pub(super) fn leaves(&self) -> Vec<(String, Shape)> {
        let mut leaves = Vec::new();
        self.collect(&mut leaves, |expr| match &expr.node {
            Node::Leaf(name) => Some(name),
            _ => None,
        });
        leaves
    }

    /// The names of `let`s that are used, each once.
    pub(super) fn names(&self) -> Vec<(String, Shape)> {
        let mut names = Vec::new();
        self.collect(&mut names, |expr| match &expr.node {
            Node::Name(name) => Some(name),
            _ => None,
        });
        names
    }

    fn collect(
        &self,
        found: &mut Vec<(String, Shape)>,
        name: impl Fn(&Self) -> Option<&str> + Copy,
    ) {
        if let Some(name) = name(self)
            && !found.iter().any(|(known, _)| known == name)
        {
            found.push((name.to_owned(), self.shape));
        }
        for operand in self.operands() {
            operand.collect(found, name);
        }
    }

    /// The tree that the parser has to read from its text.
    pub(super) fn tree(&self) -> Tree {
        let mut tree = Tree::default();
        tree.root = self.lower(&mut tree, &mut HashMap::new());
        tree
    }

    fn lower(&self, tree: &mut Tree, lets: &mut HashMap<String, Id>) -> Id {
        let range = Range::of(Span::call_site());
        let syntax = match &self.node {
            Node::Leaf(name) => {
                let name = plain(name).to_owned();
                Syntax::Leaf(tree.leaf(TokenStream::new(), name, range))
            }
            Node::Number(number) => Syntax::Number(*number),
            Node::Negative(x) => Syntax::Negative(x.lower(tree, lets)),
            Node::Binary(binary, l, r) => {
                let l = l.lower(tree, lets);
                Syntax::Binary(*binary, l, r.lower(tree, lets))
            }
            Node::Transpose(x) => Syntax::Transpose(x.lower(tree, lets)),
            Node::Power(x, n) => Syntax::Power(x.lower(tree, lets), *n),
            Node::ScalarPower(x, y) => {
                let x = x.lower(tree, lets);
                Syntax::ScalarPower(x, y.lower(tree, lets))
            }
            Node::RootPower(x, y) => {
                let x = x.lower(tree, lets);
                Syntax::ScalarPower(x, tree.push(Syntax::Number(*y), range))
            }
            Node::EntryPower(x, n) => Syntax::EntryPower(x.lower(tree, lets), *n),
            Node::EntryRealPower(x, y) => Syntax::EntryRealPower(x.lower(tree, lets), *y),
            Node::Call(function, x) => Syntax::Call(*function, x.lower(tree, lets)),
            Node::Clamp(arguments) => {
                Syntax::Clamp(arguments.each_ref().map(|x| x.lower(tree, lets)))
            }
            Node::Constant(constant, numbers) => {
                let dimensions = Dimensions {
                    tokens: vec![],
                    texts: numbers.iter().map(ToString::to_string).collect(),
                };
                Syntax::Constant(*constant, tree.constant_of(dimensions))
            }
            Node::Bars(norm, x) => Syntax::Call(Function::Reduction(*norm), x.lower(tree, lets)),
            Node::Let(name, value, body) => {
                let value = value.lower(tree, lets);
                lets.insert(name.clone(), value);
                return body.lower(tree, lets);
            }
            Node::Name(name) => Syntax::Let(name.clone(), lets[name]),
        };
        tree.push(syntax, range)
    }

    /// The expression in the notation; a seed varies how it is written.
    pub(super) fn text(&self, seed: Option<u64>) -> String {
        Writer {
            random: seed.map(Random::new),
        }
        .within(self, Level::Sum, false)
    }
}

/// A name as the parser has it: `r#fn` is `fn`.
pub(super) fn plain(name: &str) -> &str {
    name.trim_start_matches("r#")
}

/// Whether two trees say the same.
pub(super) fn same(a: &Tree, x: Id, b: &Tree, y: Id) -> bool {
    let same = |x, y| same(a, x, b, y);
    match (&a.nodes[x].syntax, &b.nodes[y].syntax) {
        (&Syntax::Leaf(x), &Syntax::Leaf(y)) => a.leaves[x].text == b.leaves[y].text,
        (Syntax::Let(name, x), Syntax::Let(other, y)) => name == other && same(*x, *y),
        (&Syntax::Negative(x), &Syntax::Negative(y))
        | (&Syntax::Transpose(x), &Syntax::Transpose(y)) => same(x, y),
        (&Syntax::Binary(op, l, r), &Syntax::Binary(other, m, s)) => {
            op == other && same(l, m) && same(r, s)
        }
        (&Syntax::Power(x, n), &Syntax::Power(y, m))
        | (&Syntax::EntryPower(x, n), &Syntax::EntryPower(y, m)) => n == m && same(x, y),
        (&Syntax::ScalarPower(x, p), &Syntax::ScalarPower(y, q)) => same(x, y) && same(p, q),
        (&Syntax::Call(f, x), &Syntax::Call(g, y)) => f == g && same(x, y),
        (&Syntax::EntryRealPower(x, p), &Syntax::EntryRealPower(y, q)) => {
            p.to_bits() == q.to_bits() && same(x, y)
        }
        (Syntax::Number(x), Syntax::Number(y)) => x.to_bits() == y.to_bits(),
        (Syntax::Clamp(xs), Syntax::Clamp(ys)) => xs.iter().zip(ys).all(|(&x, &y)| same(x, y)),
        (Syntax::Constant(f, x), Syntax::Constant(g, y)) => {
            f == g && a.dimensions[*x].texts == b.dimensions[*y].texts
        }
        _ => false,
    }
}

/// How tightly an operation binds, as the grammar of the parser has it.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Level {
    Sum,
    Inner,
    Product,
    Unary,
    Juxtaposed,
    Power,
    Atom,
}

struct Writer {
    /// Without it, the plainest form is written.
    random: Option<Random>,
}

impl Writer {
    fn once_in(&mut self, n: usize) -> bool {
        self.random.as_mut().is_some_and(|random| random.once_in(n))
    }

    /// Within the bars of a norm, bars close it wherever an operand need not begin.
    fn within(&mut self, expr: &Expr, around: Level, bars: bool) -> String {
        let parentheses = self.once_in(12);
        let level = level(expr);
        if parentheses || level < around {
            format!("({})", self.bare(expr, false))
        } else {
            self.bare(expr, bars)
        }
    }

    fn bare(&mut self, expr: &Expr, bars: bool) -> String {
        match &expr.node {
            Node::Leaf(name) | Node::Name(name) => name.clone(),
            Node::Number(number) => self.number(*number),
            Node::Negative(x) => format!("-{}", self.within(x, Level::Unary, bars)),
            Node::Binary(Binary::Call(pair), x, y) => {
                let x = self.within(x, Level::Sum, false);
                let y = self.within(y, Level::Sum, false);
                format!("{}({x}, {y})", Function::Pair(*pair).name())
            }
            Node::Clamp(arguments) => {
                let arguments = arguments.each_ref();
                let [x, low, high] = arguments.map(|x| self.within(x, Level::Sum, false));
                format!("clamp({x}, {low}, {high})")
            }
            Node::Constant(constant, numbers) => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                let name = Function::Constant(*constant).name();
                format!("{name}({})", numbers.join(", "))
            }
            Node::Binary(binary, l, r) => {
                let (operator, left, right) = match binary {
                    Binary::Add => (" + ", Level::Sum, Level::Inner),
                    Binary::Sub => (" - ", Level::Sum, Level::Inner),
                    Binary::Frobenius => (" : ", Level::Inner, Level::Product),
                    Binary::Times => (" * ", Level::Product, Level::Unary),
                    Binary::Divide => (" / ", Level::Product, Level::Unary),
                    Binary::EntryTimes => (" .* ", Level::Product, Level::Unary),
                    Binary::EntryDivide => (" ./ ", Level::Product, Level::Unary),
                    Binary::Juxtaposed => (" ", Level::Juxtaposed, Level::Power),
                    Binary::EntryPower => (".^", Level::Power, Level::Atom),
                    Binary::Call(_) => unreachable!("written as a call"),
                };
                let l = self.within(l, left, bars);
                let r = self.within(r, right, bars);
                if bars && *binary == Binary::Juxtaposed && r.starts_with("||") {
                    format!("{l} ({r})")
                } else {
                    join(&l, &(operator.to_owned() + &r))
                }
            }
            Node::Transpose(x) => {
                let exponent = if self.once_in(8) { "^{T}" } else { "^T" };
                self.within(x, Level::Power, bars) + exponent
            }
            Node::Power(x, n) => {
                let base = self.within(x, Level::Power, bars);
                format!("{base}^{}", self.constant(&n.to_string()))
            }
            Node::RootPower(x, y) => {
                let base = self.within(x, Level::Power, bars);
                format!("{base}^{}", self.constant(&y.to_string()))
            }
            Node::ScalarPower(x, y) => {
                let base = self.within(x, Level::Power, bars);
                let simple = matches!(y.node, Node::Leaf(_) | Node::Name(_) | Node::Call(..));
                if simple && !self.once_in(2) {
                    format!("{base}^{}", self.bare(y, false))
                } else {
                    let (open, close) = if self.once_in(2) {
                        ('(', ')')
                    } else {
                        ('{', '}')
                    };
                    format!("{base}^{open}{}{close}", self.bare(y, false))
                }
            }
            Node::EntryPower(x, n) => {
                let base = self.within(x, Level::Power, bars);
                join(&base, &format!(".^{}", self.constant(&n.to_string())))
            }
            Node::EntryRealPower(x, y) => {
                let base = self.within(x, Level::Power, bars);
                join(&base, &format!(".^{}", self.constant(&y.to_string())))
            }
            Node::Call(function, x) => {
                format!("{}({})", function.name(), self.within(x, Level::Sum, false))
            }
            Node::Bars(norm, x) => {
                let x = self.within(x, Level::Sum, true);
                let index = match norm {
                    Reduction::Norm1 => "_1",
                    _ if self.once_in(6) => "_2",
                    _ => "",
                };
                format!("||{x}||{index}")
            }
            Node::Let(name, value, body) => {
                let value = self.within(value, Level::Sum, false);
                // Of a block in a block, the inner braces need not be written.
                let body = match &body.node {
                    Node::Let(..) if !self.once_in(2) => {
                        let block = self.bare(body, false);
                        block[1..block.len() - 1].trim().to_owned()
                    }
                    _ => self.within(body, Level::Sum, false),
                };
                format!("{{ let {name} = {value}; {body} }}")
            }
        }
    }

    fn number(&mut self, number: f64) -> String {
        match self.once_in(4) {
            true if number.fract() == 0.0 => format!("{number}.0"),
            true => format!("{number:e}"),
            false => number.to_string(),
        }
    }

    /// A number as exponent.
    fn constant(&mut self, number: &str) -> String {
        if self.once_in(4) {
            format!("{{{number}}}")
        } else if self.once_in(8) {
            format!("({number})")
        } else {
            number.to_owned()
        }
    }
}

/// `2.` would be a number.
fn join(left: &str, right: &str) -> String {
    let point = left.ends_with(|c: char| c.is_ascii_digit()) && right.starts_with('.');
    format!("{left}{}{right}", if point { " " } else { "" })
}

fn level(expr: &Expr) -> Level {
    match &expr.node {
        Node::Leaf(_)
        | Node::Name(_)
        | Node::Number(_)
        | Node::Call(..)
        | Node::Bars(..)
        | Node::Let(..)
        | Node::Clamp(_)
        | Node::Constant(..)
        | Node::Binary(Binary::Call(_), ..) => Level::Atom,
        Node::Negative(_) => Level::Unary,
        Node::Transpose(_)
        | Node::Power(..)
        | Node::ScalarPower(..)
        | Node::RootPower(..)
        | Node::EntryPower(..)
        | Node::EntryRealPower(..)
        | Node::Binary(Binary::EntryPower, ..) => Level::Power,
        Node::Binary(binary, ..) => match binary {
            Binary::Add | Binary::Sub => Level::Sum,
            Binary::Frobenius => Level::Inner,
            Binary::Juxtaposed => Level::Juxtaposed,
            _ => Level::Product,
        },
    }
}

/// An expression and the values of its leaves.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) expr: Expr,
    pub(super) values: HashMap<String, Value>,
    /// Varies how the expression is written, and in which direction it is differentiated.
    pub(super) seed: Option<u64>,
}

impl Case {
    /// The values of a tree's leaves.
    pub(super) fn of_leaves(&self, tree: &Tree) -> Vec<Value> {
        let value = |text: &str| {
            let known = self.values.iter().find(|(name, _)| plain(name) == text);
            known.expect("a value").1.clone()
        };
        tree.leaves.iter().map(|leaf| value(&leaf.text)).collect()
    }

    /// The expression and the shapes of its leaves.
    pub(super) fn describe(&self) -> String {
        let leaves: Vec<String> = self
            .expr
            .leaves()
            .iter()
            .map(|(name, shape)| format!("{name}: {shape}"))
            .collect();
        format!(
            "    {}\n    {}",
            self.expr.text(self.seed),
            leaves.join(", ")
        )
    }
}
