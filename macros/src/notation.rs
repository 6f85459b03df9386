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
        self.expression(x).1
    }

    fn within(&self, x: Ref, around: Level) -> String {
        parenthesised(self.expression(x), around)
    }

    fn expression(&self, x: Ref) -> (Level, String) {
        if let Some((d, text)) = self.differential
            && x.node == d.node
        {
            return self.transposed(x, (Level::Atom, text.to_owned()));
        }
        let x = self.graph.resolve(x);
        let flip = |of: Ref| self.graph.transpose_if(x.transposed, of);
        let plain = |of: (Level, String)| self.transposed(x, of);
        let call = |name: &str, arguments: &[Ref]| {
            let arguments: Vec<String> = arguments.iter().map(|&x| self.text(x)).collect();
            (Level::Atom, format!("{name}({})", arguments.join(", ")))
        };
        match self.graph.op(x) {
            Op::Leaf(leaf) => {
                let leaf = &self.tree.leaves[*leaf];
                plain((Level::Atom, leaf.text.clone()))
            }
            Op::Number(number) => self.number(number.get()),
            Op::Sum(terms) => self.sum(terms.iter().map(|&(c, x)| (c.get(), flip(x)))),
            Op::Product(..) => {
                let (l, r) = self.graph.factors_of(x).unwrap_or((x, x));
                let (l, r) = (
                    self.within(l, Level::Product),
                    self.within(r, Level::Product),
                );
                (Level::Product, format!("{l} {r}"))
            }
            &Op::Divide(e, s) => self.quotient(flip(e), s, "/"),
            &Op::EntryTimes(l, r) => self.infix(flip(l), "∘", flip(r)),
            &Op::EntryDivide(l, r) => self.quotient(flip(l), flip(r), "⊘"),
            &Op::EntryPower(e, n) if self.graph.is_scalar(e) => self.power(e, &superscript(n)),
            &Op::EntryPower(e, n) => self.power(flip(e), &format!("^∘{n}")),
            &Op::EntryRealPower(e, y) => {
                let exponent = self.within(flip(y), Level::Atom);
                let mark = if self.graph.is_scalar(e) { "^" } else { "^∘" };
                self.power(flip(e), &format!("{mark}{exponent}"))
            }
            &Op::Map(f, e) => call(elementwise(f), &[flip(e)]),
            &Op::Reduce(reduction, e) => match reduction {
                Reduction::Norm1 => (Level::Atom, format!("‖{}‖₁", self.text(e))),
                Reduction::Norm2 => (Level::Atom, format!("‖{}‖", self.text(e))),
                Reduction::Sum => call("sum", &[e]),
                Reduction::Trace => call("tr", &[e]),
                Reduction::Det => call("det", &[e]),
                Reduction::LogDet => call("logdet", &[e]),
                Reduction::LogSumExp => call("logsumexp", &[e]),
                Reduction::Max => call("max", &[e]),
                Reduction::Min => call("min", &[e]),
            },
            &Op::Inner(l, r) if self.is_column(l) || self.is_column(r) => {
                if l == r {
                    return (Level::Atom, format!("‖{}‖²", self.text(l)));
                }
                let l = self.graph.transpose(l);
                let (l, r) = (
                    self.within(l, Level::Product),
                    self.within(r, Level::Product),
                );
                (Level::Product, format!("{l} {r}"))
            }
            &Op::Inner(l, r) => self.infix(l, ":", r),
            Op::Ones(_) => plain((Level::Atom, "1".to_owned())),
            Op::Eye(_) => (Level::Atom, "I".to_owned()),
            Op::Unit(_, index) => plain((Level::Atom, format!("e{}", subscript(*index)))),
            Op::Basis(dimensions) => {
                let tokens = &self.tree.dimensions[*dimensions].tokens;
                let index = tokens.last().map(ToString::to_string).unwrap_or_default();
                plain((Level::Atom, format!("e({index})")))
            }
            &Op::Factors(of) => self.expression(of),
            &Op::Inverse(factors) => {
                let of = self.graph.resolve(self.matrix_of(factors));
                let inner = self.within(of, Level::Atom);
                let mark = if x.transposed { "⁻ᵀ" } else { "⁻¹" };
                (Level::Atom, format!("{inner}{mark}"))
            }
            &Op::Det(factors) => call("det", &[self.matrix_of(factors)]),
            &Op::LogDet(factors) => call("logdet", &[self.matrix_of(factors)]),
            &Op::Diag(v) => plain(call("diag", &[v])),
            &Op::Vec(e) => plain(call("vec", &[e])),
            &Op::Unvec(_, v) => plain(call("unvec", &[v])),
            &Op::Kron(l, r) => self.infix(flip(l), "⊗", flip(r)),
            &Op::KronLeft(_, y, r) => plain(call("kron_left", &[y, r])),
            &Op::KronRight(_, l, y) => plain(call("kron_right", &[l, y])),
            &Op::Cross(l, r) => self.infix(flip(l), "×", flip(r)),
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
                plain(self.infix_product(y, r))
            }
            &Op::AdjointRight(_, l, y) => {
                let l = self.graph.transpose(l);
                plain(self.infix_product(l, y))
            }
            Op::Cotangent(_) => plain((Level::Atom, "u".to_owned())),
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

    fn is_column(&self, x: Ref) -> bool {
        self.graph.kinds(x) == Kinds::COLUMN
    }

    fn transposed(&self, x: Ref, (level, text): (Level, String)) -> (Level, String) {
        if x.transposed && !self.graph.is_scalar(x) {
            (
                Level::Atom,
                format!("{}ᵀ", parenthesised((level, text), Level::Atom)),
            )
        } else {
            (level, text)
        }
    }

    fn number(&self, value: f64) -> (Level, String) {
        let level = if value < 0.0 { Level::Sum } else { Level::Atom };
        (level, value.to_string().replace('-', "−"))
    }

    fn infix_product(&self, l: Ref, r: Ref) -> (Level, String) {
        let (l, r) = (
            self.within(l, Level::Product),
            self.within(r, Level::Product),
        );
        (Level::Product, format!("{l} {r}"))
    }

    fn infix(&self, l: Ref, operator: &str, r: Ref) -> (Level, String) {
        let (l, r) = (
            self.within(l, Level::Product),
            self.within(r, Level::Product),
        );
        (Level::Contraction, format!("{l} {operator} {r}"))
    }

    fn quotient(&self, l: Ref, r: Ref, operator: &str) -> (Level, String) {
        let (l, r) = (self.within(l, Level::Product), self.within(r, Level::Atom));
        (Level::Contraction, format!("{l} {operator} {r}"))
    }

    fn power(&self, x: Ref, exponent: &str) -> (Level, String) {
        (
            Level::Atom,
            format!("{}{exponent}", self.within(x, Level::Atom)),
        )
    }

    /// Σ c x: what is added first, as one would write it.
    fn sum(&self, terms: impl Iterator<Item = (f64, Ref)>) -> (Level, String) {
        let mut terms: Vec<(f64, Ref)> = terms.collect();
        terms.sort_by_key(|&(c, _)| c < 0.0);
        let terms: Vec<(bool, (Level, String))> = terms
            .into_iter()
            .map(|(c, x)| (c < 0.0, self.scaled(c.abs(), self.expression(x))))
            .collect();
        sum_of(&terms)
    }

    fn scaled(&self, c: f64, (level, text): (Level, String)) -> (Level, String) {
        if c.total_cmp(&1.0).is_eq() {
            return (level, text);
        }
        // ½ is written as a fraction, as on paper.
        let number = match c {
            0.5 => "½".to_owned(),
            _ => c.to_string(),
        };
        (
            Level::Product,
            format!("{number} {}", parenthesised((level, text), Level::Product)),
        )
    }

    /// A map as a tensor: what stands before the `:` of its contraction with the differential.
    pub(crate) fn map(&self, map: &Map) -> String {
        self.tensor(map).1
    }

    fn tensor(&self, map: &Map) -> (Level, String) {
        let within = |map: &Map| parenthesised(self.tensor(map), Level::Product);
        match map {
            Map::Zero => (Level::Atom, "0".to_owned()),
            Map::Identity => (Level::Atom, "𝔼".to_owned()),
            Map::Transposition => (Level::Atom, "𝔽".to_owned()),
            Map::Product { l, m, r } => {
                if let Map::Inner(..) = **m {
                    let factors = [l, r]
                        .into_iter()
                        .flatten()
                        .map(|&x| self.within(x, Level::Product));
                    let factors: Vec<String> = factors.collect();
                    return (
                        Level::Contraction,
                        format!(
                            "{} ⊗ {}",
                            factors.join(" "),
                            parenthesised(self.tensor(m), Level::Product)
                        ),
                    );
                }
                let l = l.map(|l| format!("{} ", self.within(l, Level::Product)));
                let r =
                    r.map(|r| format!(" {}", self.within(self.graph.transpose(r), Level::Product)));
                let sandwich = format!("{}𝔼{}", l.unwrap_or_default(), r.unwrap_or_default());
                match **m {
                    Map::Identity => (Level::Product, sandwich),
                    _ => (
                        Level::Contraction,
                        format!("{sandwich} : {}", contracted(self.tensor(m))),
                    ),
                }
            }
            Map::Entrywise(s, m) => {
                let s = self.within(*s, Level::Product);
                (Level::Contraction, format!("{s} ∘ {}", within(m)))
            }
            Map::Inner(g, m) => match **m {
                Map::Identity => self.expression(*g),
                _ => {
                    let g = self.within(*g, Level::Product);
                    (
                        Level::Contraction,
                        format!("{g} : {}", contracted(self.tensor(m))),
                    )
                }
            },
            Map::Sum(maps) => {
                let terms: Vec<(bool, (Level, String))> =
                    maps.iter().map(|map| (false, self.tensor(map))).collect();
                sum_of(&terms)
            }
            Map::Chain(outer, inner) => {
                let (outer, inner) = (
                    contracted(self.tensor(outer)),
                    contracted(self.tensor(inner)),
                );
                (Level::Contraction, format!("{outer} : {inner}"))
            }
            Map::Operation { node, of, m } => {
                let text = Notation {
                    differential: Some((*of, "𝔼")),
                    ..*self
                }
                .expression(*node);
                match **m {
                    Map::Identity => text,
                    _ => (
                        Level::Contraction,
                        format!(
                            "{} : {}",
                            parenthesised(text, Level::Atom),
                            contracted(self.tensor(m))
                        ),
                    ),
                }
            }
        }
    }
}

/// In a chain of contractions.
fn contracted((level, text): (Level, String)) -> String {
    parenthesised((level, text), Level::Contraction)
}

fn parenthesised((level, text): (Level, String), around: Level) -> String {
    if level < around {
        format!("({text})")
    } else {
        text
    }
}

/// Terms with their signs apart.
fn sum_of(terms: &[(bool, (Level, String))]) -> (Level, String) {
    let mut sum = String::new();
    for (index, (minus, term)) in terms.iter().enumerate() {
        sum += match (index, minus) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        let (level, text) = term;
        let is_negative = text.starts_with('−');
        if *level == Level::Sum && (*minus || is_negative && index > 0) {
            sum += &format!("({text})");
        } else {
            sum += text;
        }
    }
    let level = match terms {
        [(false, (level, _))] => *level,
        _ => Level::Sum,
    };
    (level, sum)
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
