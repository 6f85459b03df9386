//! What is computed, as a textbook writes it: x aᵀ, A⁻¹ (b − C x), 𝔼 Xᵀ : 𝔽.

use crate::function::{Elementwise, Reduction, Zip};
use crate::graph::{Graph, Op, Ref, Whole};
use crate::kind::Kinds;
use crate::map::Map;
use crate::syntax::Tree;

/// How tightly a text is bound.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Level {
    Sum,
    /// A : B and A ∘ B
    Contraction,
    Product,
    Atom,
}

#[expect(clippy::struct_field_names, reason = "the text without its sign")]
/// A formula: its sign apart, so that it can stand in a sum.
struct Text {
    minus: bool,
    level: Level,
    text: String,
}

impl Text {
    fn new(level: Level, text: String) -> Self {
        let minus = false;
        Self { minus, level, text }
    }

    fn atom(text: impl Into<String>) -> Self {
        Self::new(Level::Atom, text.into())
    }

    /// In parentheses, if it needs them around it.
    fn within(self, around: Level) -> String {
        if self.minus || self.level < around {
            format!("({})", self.signed())
        } else {
            self.text
        }
    }

    fn signed(self) -> String {
        if self.minus {
            format!("−{}", self.text)
        } else {
            self.text
        }
    }

    /// c times it.
    fn times(self, c: f64) -> Self {
        let minus = self.minus != (c < 0.0);
        let number = match c.abs() {
            1.0 => return Self { minus, ..self },
            // A fraction, as on paper.
            0.5 => "½".to_owned(),
            c => c.to_string(),
        };
        let positive = Self {
            minus: false,
            ..self
        };
        let text = format!("{number} {}", positive.within(Level::Product));
        Self {
            minus,
            level: Level::Product,
            text,
        }
    }

    /// The sum: what is added comes first, as one would write it.
    fn sum(terms: impl Iterator<Item = Self>) -> Self {
        let mut terms: Vec<Self> = terms.collect();
        terms.sort_by_key(|term| term.minus);
        let mut terms = terms.into_iter();
        let Some(first) = terms.next() else {
            return Self::atom("0");
        };
        let Some(second) = terms.next() else {
            return first;
        };
        let mut sum = first.signed();
        for Self { minus, level, text } in [second].into_iter().chain(terms) {
            let term = match (minus, level) {
                (true, Level::Sum) => format!(" − ({text})"),
                (true, _) => format!(" − {text}"),
                (false, _) => format!(" + {text}"),
            };
            sum.push_str(&term);
        }
        Self::new(Level::Sum, sum)
    }
}

/// Writes nodes.
pub(crate) struct Notation<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) tree: &'a Tree,
    /// What is written for the differential that a map is of.
    pub(crate) differential: Option<(Ref, &'a str)>,
}

impl Notation<'_> {
    /// A node as a formula.
    pub(crate) fn text(&self, x: Ref) -> String {
        self.expression(x).signed()
    }

    fn within(&self, x: Ref, around: Level) -> String {
        self.expression(x).within(around)
    }

    #[expect(clippy::too_many_lines, reason = "an arm an operation")]
    fn expression(&self, x: Ref) -> Text {
        if let Some((d, text)) = self.differential
            && x.node == d.node
        {
            return self.transposed(x, Text::atom(text.to_owned()));
        }
        let x = self.graph.resolve(x);
        let flip = |of: Ref| self.graph.transpose_if(x.transposed, of);
        let plain = |of: Text| self.transposed(x, of);
        let call = |name: &str, arguments: &[Ref]| {
            let arguments: Vec<String> = arguments.iter().map(|&x| self.text(x)).collect();
            Text::atom(format!("{name}({})", arguments.join(", ")))
        };
        match self.graph.op(x) {
            Op::Leaf(leaf) => {
                let leaf = &self.tree.leaves[*leaf];
                plain(Text::atom(leaf.text.clone()))
            }
            Op::Number(number) => Self::number(number.get()),
            Op::Sum(terms) => Text::sum(
                terms
                    .iter()
                    .map(|&(c, x)| self.expression(flip(x)).times(c.get())),
            ),
            Op::Product(..) => {
                let (l, r) = self.graph.factors_of(x).unwrap_or((x, x));
                self.infix(l, " ", r)
            }
            &Op::Divide(e, s) => self.quotient(flip(e), s, "/"),
            &Op::EntryTimes(l, r) => self.infix(flip(l), " ∘ ", flip(r)),
            &Op::EntryDivide(l, r) => self.quotient(flip(l), flip(r), "⊘"),
            &Op::EntryPower(e, n) if self.graph.is_scalar(e) => self.power(e, &superscript(n)),
            &Op::EntryPower(e, n) => self.power(flip(e), &format!("^∘{n}")),
            &Op::EntryRealPower(e, y) => {
                let exponent = self.within(flip(y), Level::Atom);
                let mark = if self.graph.is_scalar(e) { "^" } else { "^∘" };
                self.power(flip(e), &format!("{mark}{exponent}"))
            }
            // x, where it is not 0.
            &Op::Map(Elementwise::Nonzero, e) => self.expression(flip(e)),
            &Op::Map(f, e) => call(elementwise(f), &[flip(e)]),
            &Op::Reduce(reduction, e) => match reduction {
                Reduction::Norm1 => Text::atom(format!("‖{}‖₁", self.text(e))),
                Reduction::Norm2 => Text::atom(format!("‖{}‖", self.text(e))),
                Reduction::Sum => call("sum", &[e]),
                Reduction::Trace => call("tr", &[e]),
                Reduction::Det => call("det", &[e]),
                Reduction::LogDet => call("logdet", &[e]),
                Reduction::LogSumExp => call("logsumexp", &[e]),
                Reduction::Max => call("max", &[e]),
                Reduction::Min => call("min", &[e]),
            },
            &Op::Inner(l, r) if l == r => Text::atom(format!("‖{}‖²", self.text(l))),
            &Op::Inner(l, r) if self.is_column(l) || self.is_column(r) => {
                self.infix(self.graph.transpose(l), " ", r)
            }
            &Op::Inner(l, r) => self.infix(l, " : ", r),
            Op::Ones(_) => plain(Text::atom("1".to_owned())),
            Op::Eye(_) => Text::atom("I".to_owned()),
            Op::Unit(_, index) => plain(Text::atom(format!("e{}", subscript(*index)))),
            Op::Basis(dimensions) => {
                let tokens = &self.tree.dimensions[*dimensions].tokens;
                let index = tokens.last().map(ToString::to_string).unwrap_or_default();
                plain(Text::atom(format!("e({index})")))
            }
            &Op::Factors(of) => self.expression(of),
            &Op::Inverse(factors) => {
                let of = self.graph.resolve(self.matrix_of(factors));
                let inner = self.within(of, Level::Atom);
                let mark = if x.transposed { "⁻ᵀ" } else { "⁻¹" };
                Text::atom(format!("{inner}{mark}"))
            }
            &Op::Det(factors) => call("det", &[self.matrix_of(factors)]),
            &Op::LogDet(factors) => call("logdet", &[self.matrix_of(factors)]),
            &Op::Diag(v) => plain(call("diag", &[v])),
            &Op::Vec(e) => plain(call("vec", &[e])),
            &Op::Unvec(_, v) => plain(call("unvec", &[v])),
            &Op::Kron(l, r) => self.infix(flip(l), " ⊗ ", flip(r)),
            &Op::KronLeft(_, y, r) => plain(call("kron_left", &[y, r])),
            &Op::KronRight(_, l, y) => plain(call("kron_right", &[l, y])),
            &Op::Cross(l, r) => self.infix(flip(l), " × ", flip(r)),
            &Op::Zip(f, l, r) => {
                let name = match f {
                    Zip::Max => "max",
                    Zip::Min => "min",
                    Zip::ShareOfMax => "share_of_max",
                    Zip::Atan2 => "atan2",
                    Zip::Hypot => "hypot",
                };
                call(name, &[flip(l), flip(r)])
            }
            &Op::Whole(Whole::Softmax, e) => call("softmax", &[flip(e)]),
            &Op::Whole(Whole::ShareOfMax, e) => call("argmax", &[flip(e)]),
            &Op::Whole(Whole::ShareOfMin, e) => call("argmin", &[flip(e)]),
            Op::Apply(function, arguments) => {
                plain(call(&self.tree.functions[*function].name, arguments))
            }
            Op::Pullback(function, arguments, adjoint) => {
                let name = format!("pullback of {}", self.tree.functions[*function].name);
                let arguments: Vec<Ref> = arguments.iter().chain([adjoint]).copied().collect();
                plain(call(&name, &arguments))
            }
            &Op::Part(_, of) => plain(self.expression(of)),
            // What they are depends on the kinds; mostly it is this.
            &Op::AdjointLeft(_, y, r) => {
                let r = self.graph.transpose(r);
                plain(self.infix(y, " ", r))
            }
            &Op::AdjointRight(_, l, y) => {
                let l = self.graph.transpose(l);
                plain(self.infix(l, " ", y))
            }
            Op::Cotangent(_) => plain(Text::atom("u".to_owned())),
            // They were resolved.
            &(Op::Fixed(of) | Op::Variable(_, of)) => self.expression(flip(of)),
        }
    }

    fn matrix_of(&self, factors: Ref) -> Ref {
        match *self.graph.op(factors) {
            Op::Factors(of) => of,
            _ => factors,
        }
    }

    fn as_number(&self, x: Ref) -> Option<f64> {
        match self.graph.op(x) {
            Op::Number(number) => Some(number.get()),
            _ => None,
        }
    }

    fn is_column(&self, x: Ref) -> bool {
        self.graph.kinds(x) == Kinds::COLUMN
    }

    fn transposed(&self, x: Ref, of: Text) -> Text {
        if x.transposed && !self.graph.is_scalar(x) {
            Text::atom(format!("{}ᵀ", of.within(Level::Atom)))
        } else {
            of
        }
    }

    fn number(value: f64) -> Text {
        let minus = value.is_sign_negative();
        Text {
            minus,
            ..Text::atom(value.abs().to_string())
        }
    }

    /// L R; L ∘ R, L : R, …
    fn infix(&self, l: Ref, operator: &str, r: Ref) -> Text {
        let level = if operator == " " {
            Level::Product
        } else {
            Level::Contraction
        };
        let (l, r) = (
            self.within(l, Level::Product),
            self.within(r, Level::Product),
        );
        Text::new(level, format!("{l}{operator}{r}"))
    }

    fn quotient(&self, l: Ref, r: Ref, operator: &str) -> Text {
        let (l, r) = (self.within(l, Level::Product), self.within(r, Level::Atom));
        Text::new(Level::Contraction, format!("{l} {operator} {r}"))
    }

    fn power(&self, x: Ref, exponent: &str) -> Text {
        Text::atom(format!("{}{exponent}", self.within(x, Level::Atom)))
    }

    /// A map as a tensor: what stands before the `:` of its contraction with the differential.
    pub(crate) fn map(&self, map: &Map) -> String {
        self.tensor(map).signed()
    }

    fn tensor(&self, map: &Map) -> Text {
        let contraction = |outer: Text, operator: &str, inner: &Map| match inner {
            Map::Identity if operator == ":" => outer,
            _ => {
                let minus = outer.minus;
                let outer = Text {
                    minus: false,
                    ..outer
                }
                .within(Level::Contraction);
                let inner = self.tensor(inner).within(Level::Contraction);
                let text = format!("{outer} {operator} {inner}");
                Text {
                    minus,
                    ..Text::new(Level::Contraction, text)
                }
            }
        };
        // A factor in front, its sign in front of all.
        let front = |x: Ref| {
            let text = self.expression(x);
            let minus = text.minus;
            (
                minus,
                Text {
                    minus: false,
                    ..text
                }
                .within(Level::Product),
            )
        };
        match map {
            Map::Zero => Text::atom("0"),
            Map::Identity => Text::atom("𝔼"),
            Map::Transposition => Text::atom("𝔽"),
            Map::Product { l, m, r } => {
                if let Some(number) = l.and_then(|l| self.as_number(l)) {
                    let (l, m, r) = (None, m.clone(), *r);
                    return self.tensor(&Map::Product { l, m, r }).times(number);
                }
                // L (A M B) R is (L A) M (B R), also where it is computed in another order.
                let (mut left, mut right, mut inner) = (vec![*l], vec![*r], &**m);
                while let Map::Product { l, m, r } = inner {
                    left.push(*l);
                    right.insert(0, *r);
                    inner = m;
                }
                let (left, right) = (left.into_iter().flatten(), right.into_iter().flatten());
                // Of a scalar the factors are one tensor, and of anything else they are those of 𝔼.
                let of_scalar = matches!(inner, Map::Inner(..));
                let right: Vec<Ref> = if of_scalar {
                    right.collect()
                } else {
                    // (B C)ᵀ is Cᵀ Bᵀ.
                    right.rev().map(|x| self.graph.transpose(x)).collect()
                };
                let (mut minus, mut factors) = (false, Vec::new());
                let mut push = |x: Ref, factors: &mut Vec<String>| {
                    let (is_negative, factor) = front(x);
                    minus ^= is_negative;
                    factors.push(factor);
                };
                left.for_each(|x| push(x, &mut factors));
                if !of_scalar {
                    factors.push("𝔼".to_owned());
                }
                for x in right {
                    push(x, &mut factors);
                }
                if !of_scalar && factors.len() == 1 {
                    return self.tensor(inner);
                }
                let factors = Text::new(Level::Product, factors.join(" "));
                let operator = if of_scalar { "⊗" } else { ":" };
                contraction(Text { minus, ..factors }, operator, inner)
            }
            Map::Entrywise(s, m) => {
                let (minus, s) = front(*s);
                let m = self.tensor(m).within(Level::Product);
                let text = Text::new(Level::Contraction, format!("{s} ∘ {m}"));
                Text { minus, ..text }
            }
            Map::Inner(g, m) => contraction(self.expression(*g), ":", m),
            Map::Sum(maps) => Text::sum(maps.iter().map(|map| self.tensor(map))),
            Map::Chain(outer, inner) => contraction(self.tensor(outer), ":", inner),
            Map::Operation { node, of, m } => {
                let notation = Notation {
                    differential: Some((*of, "𝔼")),
                    ..*self
                };
                contraction(notation.expression(*node), ":", m)
            }
        }
    }
}

fn superscript(n: i32) -> String {
    let digit = |c: char| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        _ => char::from_u32(0x2070 + c.to_digit(10).unwrap_or(0)).unwrap_or(c),
    };
    n.to_string().chars().map(digit).collect()
}

fn subscript(n: usize) -> String {
    let digit = |c: char| char::from_u32(0x2080 + c.to_digit(10).unwrap_or(0)).unwrap_or(c);
    n.to_string().chars().map(digit).collect()
}

fn elementwise(f: Elementwise) -> &'static str {
    use Elementwise as E;
    match f {
        E::Abs => "abs",
        E::Sign => "sign",
        E::Relu => "relu",
        E::Step => "step",
        E::Nonzero => "nonzero",
        E::Exp => "exp",
        E::Log => "log",
        E::Sqrt => "sqrt",
        E::Sin => "sin",
        E::Cos => "cos",
        E::Tan => "tan",
        E::Asin => "asin",
        E::Acos => "acos",
        E::Atan => "atan",
        E::Sinh => "sinh",
        E::Cosh => "cosh",
        E::Tanh => "tanh",
        E::Sigmoid => "sigmoid",
        E::Softplus => "softplus",
    }
}
