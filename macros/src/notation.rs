//! What is computed, as a textbook writes it: x aᵀ, A⁻¹ (b − C x), 𝔼 Xᵀ : 𝔽.

use crate::formula::{Exponent, Factor, Formula, ONE, What};
use crate::function::{Elementwise, Function, Pair, Reduction, Zip};
use crate::graph::{Graph, Op, Ref, Whole};
use crate::kind::Kinds;
use crate::map::Map;
use crate::syntax::{Binary, Id, Syntax, Tree};
use crate::typeset::Style;

/// Writes nodes.
#[derive(Clone)]
pub(crate) struct Notation<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) tree: &'a Tree,
    /// What is written for some nodes.
    pub(crate) names: Vec<(usize, What)>,
}

impl Notation<'_> {
    /// A node as a formula.
    pub(crate) fn formula(&self, x: Ref) -> Formula {
        if let Some((_, name)) = self.names.iter().find(|(node, _)| *node == x.node) {
            let kinds = self.graph.nodes[x.node].kinds;
            let name = Factor::new(kinds, name.clone());
            return self.transposed(x, name.into());
        }
        let resolved = self.graph.resolve(x);
        if resolved != x {
            return self.formula(resolved);
        }
        let plain = Ref {
            transposed: false,
            ..x
        };
        let formula = self.node(plain);
        self.transposed(x, formula)
    }

    fn transposed(&self, x: Ref, formula: Formula) -> Formula {
        if x.transposed && !self.graph.is_scalar(x) {
            formula.transposed()
        } else {
            formula
        }
    }

    /// A node, not transposed.
    #[expect(clippy::too_many_lines, reason = "an arm an operation")]
    fn node(&self, x: Ref) -> Formula {
        let node = &self.graph.nodes[x.node];
        let kinds = node.kinds;
        let formula = |x: Ref| self.formula(x);
        let call = |name: &str, arguments: &[Ref]| {
            let arguments = arguments.iter().map(|&x| self.formula(x)).collect();
            Formula::call(kinds, name, arguments)
        };
        let symbol = |text: &str| Formula::symbol(kinds, text);
        let infix = |l, operator, r| Formula::infix(kinds, operator, formula(l), formula(r));
        let written = match &node.op {
            Op::Leaf(leaf) => symbol(&self.tree.leaves[*leaf].text),
            Op::Number(number) => Formula::number(number.get()),
            Op::Sum(terms) => {
                let terms = terms
                    .iter()
                    .map(|&(c, x)| formula(x).scaled(c.get()).signed());
                Formula::sum(kinds, terms).tidied()
            }
            &Op::Product(l, r) => formula(l).times(formula(r)),
            &Op::Divide(e, s) => formula(e).over(formula(s)),
            &Op::EntryTimes(l, r) => formula(l).entries(formula(r), false),
            &Op::EntryDivide(l, r) => formula(l).entries(formula(r), true),
            &Op::EntryPower(e, n) if self.graph.is_scalar(e) => formula(e).power(n),
            &Op::EntryPower(e, n) if n.abs() <= 8 => {
                let one = Formula::symbol(kinds, ONE);
                (0..n.abs()).fold(one, |power, _| power.entries(formula(e), n < 0))
            }
            &Op::EntryPower(e, n) => {
                let n = Formula::number(f64::from(n));
                formula(e).with_exponent(Exponent::Entry(n))
            }
            &Op::EntryRealPower(e, y) if self.graph.is_scalar(e) => {
                formula(e).with_exponent(Exponent::Formula(formula(y)))
            }
            &Op::EntryRealPower(e, y) => formula(e).with_exponent(Exponent::Entry(formula(y))),
            // By convention 1 for 0, in the denominator of what is 0 then.
            &Op::Map(Elementwise::Nonzero, e) => formula(e),
            &Op::Map(f, e) => call(name_of(f), &[e]),
            &Op::Reduce(reduction, e) => match reduction {
                Reduction::Norm1 => Factor::new(kinds, What::Norm1(formula(e).into())).into(),
                Reduction::Norm2 => self.norm(e),
                Reduction::Trace => formula(e).trace(),
                Reduction::Sum => call("sum", &[e]),
                Reduction::Det => call("det", &[e]),
                Reduction::LogDet => call("logdet", &[e]),
                Reduction::LogSumExp => call("logsumexp", &[e]),
                Reduction::Max => call("max", &[e]),
                Reduction::Min => call("min", &[e]),
            },
            &Op::Inner(l, r) => self.inner(l, r),
            Op::Ones(_) => symbol(ONE),
            Op::Eye(_) => symbol("I"),
            Op::Unit(_, index) => basis(kinds, index.to_string()),
            Op::Basis(dimensions) => {
                let tokens = &self.tree.dimensions[*dimensions].tokens;
                let index = tokens.last().map(ToString::to_string).unwrap_or_default();
                basis(kinds, index)
            }
            &Op::Inverse(factors) => {
                let of = formula(self.matrix_of(factors));
                of.of_kinds(Kinds::MATRIX).inverse()
            }
            &Op::Det(factors) => call("det", &[self.matrix_of(factors)]),
            &Op::LogDet(factors) => call("logdet", &[self.matrix_of(factors)]),
            // The diagonal of A as a matrix is A ∘ I.
            &Op::Diag(v) => match *self.graph.op(self.graph.resolve(v)) {
                Op::Diag(of) if self.graph.kinds(v) == Kinds::COLUMN => {
                    let eye = Formula::symbol(Kinds::MATRIX, "I");
                    formula(of).entries(eye, false)
                }
                _ => call("diag", &[v]),
            },
            &Op::Vec(e) => call("vec", &[e]),
            &Op::Unvec(_, v) => call("unvec", &[v]),
            &Op::Kron(l, r) => infix(l, '⊗', r),
            &Op::KronLeft(_, y, r) => call("kron_left", &[y, r]),
            &Op::KronRight(_, l, y) => call("kron_right", &[l, y]),
            &Op::Cross(l, r) => infix(l, '×', r),
            &Op::Zip(Zip::OverSquares, l, r) => {
                let square = |x: Ref| match formula(x) {
                    x if self.graph.is_scalar(l) => x.power(2),
                    x => x.clone().entries(x, false),
                };
                let squares = Formula::sum(kinds, [square(l), square(r)]);
                if self.graph.is_scalar(l) {
                    formula(l).over(squares)
                } else {
                    formula(l).entries(squares, true)
                }
            }
            &Op::Zip(f, l, r) => {
                let name = match f {
                    Zip::Max => "max",
                    Zip::Min => "min",
                    Zip::ShareOfMax => "share_of_max",
                    Zip::Atan2 => "atan2",
                    Zip::Hypot => "hypot",
                    Zip::OverSquares => "over_squares",
                    Zip::SigmoidBy => "sigmoid_by",
                    Zip::SoftplusBy => "softplus_by",
                };
                call(name, &[l, r])
            }
            &Op::Whole(Whole::Softmax, e) => call("softmax", &[e]),
            &Op::Whole(Whole::ShareOfMax, e) => call("argmax", &[e]),
            &Op::Whole(Whole::ShareOfMin, e) => call("argmin", &[e]),
            Op::Apply(function, arguments) => call(&self.tree.functions[*function].name, arguments),
            Op::Pullback(function, arguments, adjoint) => {
                let name = format!("pullback of {}", self.tree.functions[*function].name);
                let arguments: Vec<Ref> = arguments.iter().chain([adjoint]).copied().collect();
                call(&name, &arguments)
            }
            // What they are depends on the kinds; mostly it is this.
            &Op::AdjointLeft(_, y, r) => formula(y).times(formula(self.graph.transpose(r))),
            &Op::AdjointRight(_, l, y) => formula(self.graph.transpose(l)).times(formula(y)),
            Op::Cotangent(_) => symbol("u"),
            // Some were resolved, and some are no terms themselves.
            &(Op::Fixed(of) | Op::Variable(_, of) | Op::Factors(of) | Op::Part(_, of)) => {
                formula(of)
            }
        };
        let mut written = written.of_kinds(kinds);
        if node.symmetric
            && let [term] = written.terms.as_mut_slice()
            && let [only] = term.factors.as_mut_slice()
        {
            only.symmetric = true;
        }
        written
    }

    /// The expression as the user wrote it; `nodes` are the nodes of the tree's, and `names` what `let`s
    /// call them.
    pub(crate) fn as_written(&self, nodes: &[Ref], names: &[Option<String>], id: Id) -> Formula {
        let kinds = self.graph.kinds(nodes[id]);
        let of = |id: Id| self.as_written(nodes, names, id);
        let call = |name: &str, arguments: &[Id]| {
            Formula::call(kinds, name, arguments.iter().map(|&x| of(x)).collect())
        };
        let sum = |l: Id, r: Formula| Formula::sum(kinds, [of(l), r]);
        let infix = |l: Id, operator, r: Id| Formula::infix(kinds, operator, of(l), of(r));
        let written = match &self.tree.nodes[id].syntax {
            Syntax::Leaf(leaf) => Formula::symbol(kinds, &self.tree.leaves[*leaf].text),
            Syntax::Let(name, _) if names[id].as_ref() == Some(name) => {
                Formula::symbol(kinds, name)
            }
            &Syntax::Let(_, x) | &Syntax::Call(Function::Spd, x) => of(x),
            Syntax::Number(number) => Formula::number(*number),
            &Syntax::Negative(x) => of(x).scaled(-1.0),
            &Syntax::Transpose(x) => match of(x) {
                // As it stands there, also where it could be taken apart.
                sum if sum.terms.len() > 1 => {
                    let group = Factor::new(kinds.transposed(), What::Group(sum));
                    Factor::new(kinds, What::Transposed(group.into())).into()
                }
                x => x.transposed(),
            },
            &Syntax::Power(x, -1) => of(x).of_kinds(self.graph.kinds(nodes[x])).inverse(),
            &Syntax::Power(x, n) => of(x).power(n),
            &Syntax::ScalarPower(x, y) => of(x).with_exponent(Exponent::Formula(of(y))),
            &Syntax::EntryPower(x, n) if kinds.is_scalar() => of(x).power(n),
            &Syntax::EntryPower(x, n) => {
                of(x).with_exponent(Exponent::Entry(Formula::number(f64::from(n))))
            }
            &Syntax::EntryRealPower(x, y) => {
                of(x).with_exponent(Exponent::Entry(Formula::number(y)))
            }
            &Syntax::Call(Function::Inverse, x) => of(x).inverse(),
            &Syntax::Call(Function::Reduction(Reduction::Norm2), x) => {
                Factor::new(kinds, What::Norm(of(x).into())).into()
            }
            &Syntax::Call(Function::Reduction(Reduction::Norm1), x) => {
                Factor::new(kinds, What::Norm1(of(x).into())).into()
            }
            &Syntax::Call(function, x) => call(function.name(), &[x]),
            Syntax::Clamp(arguments) => call(Function::Clamp.name(), arguments),
            Syntax::Apply(function, arguments) => {
                call(&self.tree.functions[*function].name, arguments)
            }
            Syntax::Constant(..) => self.formula(nodes[id]),
            &Syntax::Binary(binary, l, r) => match binary {
                Binary::Add => sum(l, of(r)),
                Binary::Sub => sum(l, of(r).scaled(-1.0)),
                Binary::Juxtaposed | Binary::Times => of(l).times(of(r)),
                Binary::Divide => of(l).over(of(r)),
                Binary::EntryTimes => of(l).entries(of(r), false),
                Binary::EntryDivide => of(l).entries(of(r), true),
                Binary::EntryPower => of(l).with_exponent(Exponent::Entry(of(r))),
                Binary::Frobenius => infix(l, ':', r),
                Binary::Call(Pair::Dot) => of(l).transposed().times(of(r)),
                Binary::Call(Pair::Outer) => of(l).times(of(r).transposed()),
                Binary::Call(Pair::Kron) => infix(l, '⊗', r),
                Binary::Call(Pair::Cross) => infix(l, '×', r),
                Binary::Call(pair) => call(Function::Pair(pair).name(), &[l, r]),
            },
        };
        written.of_kinds(kinds)
    }

    fn norm(&self, x: Ref) -> Formula {
        let norm = What::Norm(self.formula(x).into());
        Factor::new(Kinds::SCALAR, norm).into()
    }

    /// ⟨L, R⟩: of columns lᵀ r, of matrices L : R, but tr(Lᵀ R) for what is transposed.
    fn inner(&self, l: Ref, r: Ref) -> Formula {
        if l == r {
            return self.norm(l).power(2);
        }
        let product = |l: Ref, r: Ref| {
            self.formula(l)
                .transposed()
                .times(self.formula(r))
                .of_kinds(Kinds::SCALAR)
        };
        let is_column = |x: Ref| self.graph.kinds(x) == Kinds::COLUMN;
        if is_column(l) || is_column(r) {
            let (a, b) = (product(l, r), product(r, l));
            return if b.marks() < a.marks() { b } else { a };
        }
        let is_row = |x: Ref| self.graph.kinds(x) == Kinds::ROW;
        if is_row(l) || is_row(r) {
            let [l, r] = [l, r].map(|x| self.graph.transpose(x));
            return product(l, r);
        }
        let is_matrix = |x: Ref| self.graph.kinds(x) == Kinds::MATRIX;
        let is_flipped = |x: Ref| {
            let is_symmetric = self.graph.nodes[x.node].symmetric;
            x.transposed || is_symmetric && self.graph.inverted(x).is_some()
        };
        if is_flipped(l) != is_flipped(r) && (is_matrix(l) || is_matrix(r)) {
            let (l, r) = if is_flipped(l) { (l, r) } else { (r, l) };
            return product(l, r).of_kinds(Kinds::MATRIX).trace();
        }
        Formula::infix(Kinds::SCALAR, ':', self.formula(l), self.formula(r))
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

    /// A map as a tensor: what stands before the `:` of its contraction with the differential.
    pub(crate) fn map(&self, map: &Map) -> String {
        Style::Unicode.formula(&self.tensor(map))
    }

    pub(crate) fn tensor(&self, map: &Map) -> Formula {
        let tensor = |text: &str| Formula::symbol(Kinds::MATRIX, text);
        let contraction = |outer: Formula, operator: char, inner: &Map| match inner {
            Map::Identity if operator == ':' => outer,
            _ => Formula::infix(Kinds::MATRIX, operator, outer, self.tensor(inner)),
        };
        match map {
            Map::Zero => Formula::number(0.0),
            Map::Identity => tensor("𝔼"),
            Map::Transposition => tensor("𝔽"),
            Map::Product { l, m, r } => {
                if let Some(number) = l.and_then(|l| self.as_number(l)) {
                    let (l, m, r) = (None, m.clone(), *r);
                    return self.tensor(&Map::Product { l, m, r }).scaled(number);
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
                let mut factors: Vec<Formula> = left.map(|x| self.formula(x)).collect();
                if of_scalar {
                    factors.extend(right.map(|x| self.formula(x)));
                } else {
                    factors.push(tensor("𝔼"));
                    // (B C)ᵀ is Cᵀ Bᵀ.
                    let right = right.rev().map(|x| self.graph.transpose(x));
                    factors.extend(right.map(|x| self.formula(x)));
                }
                if !of_scalar && factors.len() == 1 {
                    return self.tensor(inner);
                }
                let product = factors.into_iter().reduce(Formula::times);
                let product = product.unwrap_or_else(|| Formula::number(1.0));
                contraction(product, if of_scalar { '⊗' } else { ':' }, inner)
            }
            Map::Entrywise(s, m) => self.formula(*s).entries(self.tensor(m), false),
            Map::Inner(g, m) => contraction(self.formula(*g), ':', m),
            Map::Sum(maps) => {
                let maps = maps.iter().map(|map| self.tensor(map));
                Formula::sum(Kinds::MATRIX, maps).ordered()
            }
            Map::Chain(outer, inner) => contraction(self.tensor(outer), ':', inner),
            Map::Operation { node, of, m } => {
                let mut notation = self.clone();
                let name = What::Symbol("𝔼".to_owned());
                notation.names.push((of.node, name));
                contraction(notation.formula(*node), ':', m)
            }
        }
    }
}

fn basis(kinds: Kinds, index: String) -> Formula {
    Factor::new(kinds, What::Basis(index)).into()
}

fn name_of(f: Elementwise) -> &'static str {
    match f {
        Elementwise::Nonzero => "nonzero",
        Elementwise::ExpMinusAbs => "exp_minus_abs",
        f => Function::Elementwise(f).name(),
    }
}
