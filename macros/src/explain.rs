//! The derivation of a derivative, for a reader.
//!
//! The expression; its parts by names, each with its differential; the adjoints of the parts, from the
//! last to the first; and the closed form. The differential of an operation is read off the rule of its
//! adjoint, and the adjoint of a part off the differentials that it occurs in, so that what is explained
//! is what is computed.

mod reading;

use std::collections::{HashMap, HashSet};

use self::reading::{mistake, reading};
use crate::diagnostic::{Diagnostic, Result};
use crate::differentiate::{gradients, rule};
use crate::dimension::{Dimension, Shape};
use crate::expand::{Computation, Macro, compute_of, no_structure, targets};
use crate::formula::{Factor, Formula, ONE, What};
use crate::function::Reduction;
use crate::graph::{Dependents, Graph, Op, Ref};
use crate::input::{Input, Structure, Variable};
use crate::kind::Kinds;
use crate::map::Map;
use crate::notation::Notation;
use crate::syntax::{Id, Syntax, Tree};
use crate::typeset::Style;

/// A closed form of more operations than this is no help: then the adjoints of the parts are the last lines.
const LARGEST: usize = 200;

/// What is larger when it is written out fits no page.
const LARGEST_EXPRESSION: usize = 1000;

/// What `explain!` expands to.
pub(crate) fn explanation(input: &Input) -> Result<String> {
    if let Some(mistake) = mistake(input) {
        return Err(mistake);
    }
    let tree = &input.tree;
    let operations = operations(tree);
    if operations > LARGEST_EXPRESSION {
        let message = format!(
            "`explain!` is for what fits a page, and written out this has more than {LARGEST_EXPRESSION} operations"
        );
        return Err(Diagnostic::new(tree.nodes[tree.root].range, message));
    }
    targets(Macro::Explain, tree, &input.variables)?;
    let (called, known) = reading(input);
    if called != Macro::Grad {
        if let Some(variable) = input.variables.get(1) {
            let message = "what is no scalar `explain!` differentiates by one variable";
            return Err(Diagnostic::new(variable.range, message));
        }
        no_structure(Macro::Explain, &input.variables)?;
    }
    let computation = compute_of(called, input, &known)?;
    Ok(Explanation::new(input, called, computation).text())
}

/// How many operations an expression has without its `let`s.
fn operations(tree: &Tree) -> usize {
    let mut sizes: Vec<usize> = Vec::with_capacity(tree.nodes.len());
    for node in &tree.nodes {
        let operands = node.syntax.operands().into_iter();
        sizes.push(operands.fold(1, |sum, x| sizes[x].saturating_add(sum)));
    }
    sizes[tree.root]
}

struct Explanation<'a> {
    input: &'a Input,
    style: Style,
    called: Macro,
    graph: Graph,
    computation: Closed,
    /// The value's name.
    result: String,
    /// The nodes that have names besides the variables, operands before operations.
    parts: Vec<(Ref, String)>,
    /// Which nodes depend on a variable.
    depends: Vec<bool>,
    /// The differentials of nodes.
    differentials: HashMap<usize, Option<Ref>>,
    lines: Vec<(String, Option<String>)>,
}

struct Closed {
    nodes: Vec<Ref>,
    value: Ref,
    variables: Vec<Ref>,
    gradient: Vec<Ref>,
    map: Option<Map>,
    /// Whether it is computed row by row.
    by_rows: bool,
}

impl<'a> Explanation<'a> {
    fn new(input: &'a Input, called: Macro, computation: Computation) -> Self {
        let Computation {
            graph,
            nodes,
            value,
            variables,
            gradient,
            cotangent,
            map,
        } = computation;
        let style = if input.latex.is_some() {
            Style::Latex
        } else {
            Style::Unicode
        };
        let depends = Dependents::on(&variables).up_to(&graph, value);
        let mut explanation = Self {
            input,
            style,
            called,
            graph,
            computation: Closed {
                nodes,
                value,
                variables,
                gradient,
                map,
                by_rows: cotangent.is_some(),
            },
            result: String::new(),
            parts: vec![],
            depends,
            differentials: HashMap::new(),
            lines: vec![],
        };
        explanation.name();
        explanation
    }

    fn tree(&self) -> &'a Tree {
        &self.input.tree
    }

    /// Gives the value and the parts their names: a part is what a `let` names, what occurs twice, and
    /// what is the argument of something that isn't linear.
    fn name(&mut self) {
        let tree = self.tree();
        let mut taken: HashSet<String> = tree.leaves.iter().map(|leaf| leaf.text.clone()).collect();
        taken.extend(
            self.input
                .variables
                .iter()
                .map(|variable| variable.text.clone()),
        );
        let nodes = tree.nodes.iter().zip(&self.computation.nodes);
        let lets: Vec<(&String, Ref)> = nodes
            .filter_map(|(node, x)| match &node.syntax {
                Syntax::Let(name, _) => Some((name, *x)),
                _ => None,
            })
            .collect();
        taken.extend(lets.iter().map(|(name, _)| (*name).clone()));
        let kinds = |x: Ref| self.graph.kinds(x);
        let value = self.computation.value;
        self.result = free(
            &mut taken,
            match kinds(value) {
                Kinds::SCALAR => &["z", "f"],
                Kinds::COLUMN | Kinds::ROW => &["y", "f"],
                _ => &["Y", "F"],
            },
        );
        let mut uses = vec![0; value.node + 1];
        let mut named = vec![false; value.node + 1];
        let mut reached = vec![false; value.node + 1];
        reached[value.node] = true;
        for node in (0..=value.node).rev() {
            if !reached[node] || !self.depends[node] {
                continue;
            }
            let op = &self.graph.nodes[node].op;
            for (place, x) in op.operands().into_iter().enumerate() {
                reached[x.node] = true;
                uses[x.node] += 1;
                named[x.node] |= !is_linear(op, place) || uses[x.node] > 1;
            }
        }
        let is_variable = |node: usize| self.computation.variables.iter().any(|x| x.node == node);
        for node in 0..=value.node {
            let x = Ref {
                node,
                transposed: false,
            };
            let is_part = match self.graph.nodes[node].op {
                Op::Leaf(_) | Op::Number(_) | Op::Factors(_) => false,
                _ => reached[node] && self.depends[node] && named[node],
            };
            // Of a variable that is a `let` it is said what it is.
            let known = lets
                .iter()
                .find(|(_, of)| of.node == node && !of.transposed);
            let is_atom = matches!(self.graph.nodes[node].op, Op::Leaf(_) | Op::Number(_));
            let is_let = known.is_some()
                && !is_atom
                && !lets.iter().any(|(name, of)| {
                    known.is_some_and(|(known, _)| known == name) && of.node != node
                });
            if node == value.node || is_variable(node) && !is_let || !(is_part || is_let) {
                continue;
            }
            let name = match known {
                Some((name, _)) if is_let => (*name).clone(),
                _ if self.graph.kinds(x) == Kinds::MATRIX => {
                    free(&mut taken, &["R", "S", "T", "P", "Q", "U", "V", "H", "G"])
                }
                _ => free(&mut taken, &["r", "s", "t", "p", "q", "u", "v", "h", "g"]),
            };
            self.parts.push((x, name));
        }
    }

    fn is_variable(&self, node: usize) -> bool {
        self.computation.variables.iter().any(|x| x.node == node)
    }

    /// Where a differential ends: parts and variables.
    fn is_named(&self, node: usize) -> bool {
        let mut entries = self.graph.entries.iter();
        self.is_variable(node)
            || self.parts.iter().any(|(x, _)| x.node == node)
            || self.depends[node] && entries.any(|(entry, ..)| entry.node == node)
    }

    /// dY of a node by the differentials of what has names; none if it doesn't depend on them.
    fn differential(&mut self, node: usize, is_whole: bool) -> Option<Ref> {
        if !self.depends[node] {
            return None;
        }
        let y = Ref {
            node,
            transposed: false,
        };
        if !is_whole && self.is_named(node) {
            return Some(self.graph.cotangent(y));
        }
        if let Some(&known) = self.differentials.get(&node) {
            return known;
        }
        let adjoint = self.graph.cotangent(y);
        let mut terms = Vec::new();
        for (c, x, of_x) in rule(&mut self.graph, y, adjoint) {
            if let Some(d) = self.differential(x.node, false) {
                let d = self.graph.transpose_if(x.transposed, d);
                terms.push((c, self.graph.inner(of_x, d)));
            }
        }
        let sum = self.graph.sum(&terms);
        let d = gradients(&mut self.graph, sum, &[adjoint])[0];
        self.differentials.insert(node, Some(d));
        Some(d)
    }

    /// The variables as they are written, with their nodes.
    fn variables(&self) -> Vec<(Ref, &'a Variable)> {
        let nodes = self.computation.variables.iter().copied();
        nodes.zip(&self.input.variables).collect()
    }

    /// How nodes are written beside the parts: by their names, if `by_name`.
    fn notation(&self, except: Option<usize>, by_name: bool) -> Notation<'_> {
        let mut names = Vec::new();
        let parts = self.parts.iter().map(|(x, name)| (*x, name.as_str()));
        let variables = self
            .variables()
            .into_iter()
            .map(|(x, of)| (x, of.text.as_str()));
        let leaves = self.graph.entries.iter().map(|&(entry, ..)| {
            let text = match self.graph.op(entry) {
                Op::Leaf(leaf) => self.tree().leaves[*leaf].text.as_str(),
                _ => "",
            };
            (entry, text)
        });
        for (x, name) in parts.chain(variables).chain(leaves) {
            let is_atom = self.graph.op(x).operands().is_empty();
            if by_name && Some(x.node) != except && !is_atom {
                names.push((x.node, What::Symbol(name.to_owned())));
            }
            let node_of = |op: Op| self.graph.known(&op);
            if let Some(d) = node_of(Op::Cotangent(x)) {
                names.push((d, What::Differential(name.to_owned())));
                let d = Ref {
                    node: d,
                    transposed: false,
                };
                if let Some(bar) = node_of(Op::Cotangent(d)) {
                    let derivative = What::Derivative(self.result.clone(), name.to_owned());
                    names.push((bar, derivative));
                }
            }
        }
        Notation {
            graph: &self.graph,
            tree: self.tree(),
            names,
        }
    }

    fn written(&self, x: Ref, except: Option<usize>, by_name: bool) -> String {
        let formula = self.notation(except, by_name).formula(x);
        self.style.formula(&formula)
    }

    fn line(&mut self, left: &str, right: &str, shape: Option<String>) {
        let equals = if self.style == Style::Latex {
            " &= "
        } else {
            " = "
        };
        self.lines.push((format!("{left}{equals}{right}"), shape));
    }

    fn text(mut self) -> String {
        let tree = self.tree();
        let value = self.computation.value;
        let shape = self.shape(tree.root);
        let formula = {
            let notation = self.notation(None, false);
            let names: Vec<Option<String>> = self
                .computation
                .nodes
                .iter()
                .map(|x| {
                    let part = self.parts.iter().find(|(part, _)| part == x);
                    part.map(|(_, name)| name.clone())
                })
                .collect();
            notation.as_written(&self.computation.nodes, &names, tree.root)
        };
        let expression = self.style.formula(&formula);
        let result = self.style.name(&self.result);
        self.line(&result, &expression, shape);
        let is_known = !self
            .graph
            .nodes
            .iter()
            .any(|node| matches!(node.op, Op::Apply(..)));
        if is_known {
            self.differentials_of_parts(&formula);
            if self.called == Macro::Grad && self.has_steps() {
                self.adjoints_of_parts();
            }
        }
        self.closed_forms(value);
        self.typeset()
    }

    /// Whether a part depends on a variable, so that there are adjoints between.
    fn has_steps(&self) -> bool {
        self.parts.iter().any(|(x, _)| self.depends[x.node])
    }

    fn differentials_of_parts(&mut self, expression: &Formula) {
        let value = self.computation.value;
        let parts = self.parts.clone();
        for (x, name) in &parts {
            let (definition, shape) =
                (self.written(*x, Some(x.node), true), self.shape_of_node(*x));
            let name = self.style.name(name);
            self.line(&name, &definition, shape);
        }
        if !parts.is_empty() {
            let again = self.written(value, Some(value.node), true);
            let result = self.style.name(&self.result);
            if again != self.style.formula(expression) {
                self.line(&result, &again, None);
            }
        }
        let d = |explanation: &mut Self, x: Ref, name: &str| {
            let Some(d) = explanation.differential(x.node, true) else {
                return;
            };
            let d = explanation.graph.transpose_if(x.transposed, d);
            let d = explanation.notation(None, true).formula(d);
            let mut text = explanation.style.formula(&d.in_the_order_of(expression));
            if explanation.called == Macro::Grad && !explanation.has_steps() {
                text += &explanation.inner_products();
            }
            let name = explanation.style.differential(name);
            explanation.line(&name, &text, None);
        };
        for (x, name) in &parts {
            d(self, *x, name);
        }
        let result = self.result.clone();
        d(self, value, &result);
    }

    /// ` = ⟨x aᵀ, dW⟩`.
    fn inner_products(&mut self) -> String {
        let value = self.computation.value;
        let variables = self.computation.variables.clone();
        let plain = gradients(&mut self.graph, value, &variables);
        let terms: Vec<String> = self
            .variables()
            .into_iter()
            .zip(plain)
            .map(|((x, variable), gradient)| {
                let gradient = self.notation(None, false).formula(gradient);
                let d = self.style.differential(&variable.text);
                if self.graph.is_scalar(x) {
                    let d = Factor::new(Kinds::SCALAR, What::Differential(variable.text.clone()));
                    return self.style.formula(&gradient.times(d.into()));
                }
                let gradient = self.style.formula(&gradient);
                match self.style {
                    Style::Unicode => format!("⟨{gradient}, {d}⟩"),
                    Style::Latex => format!("\\left\\langle {gradient}, {d} \\right\\rangle"),
                }
            })
            .collect();
        format!(" = {}", terms.join(" + "))
    }

    fn adjoints_of_parts(&mut self) {
        let value = self.computation.value;
        let parts: Vec<(Ref, String)> = self
            .parts
            .iter()
            .filter(|(x, _)| self.depends[x.node])
            .cloned()
            .collect();
        let variables = self
            .variables()
            .into_iter()
            .map(|(x, of)| (x, of.text.clone()));
        let variables: Vec<(Ref, String)> = variables
            .filter(|(x, _)| !parts.iter().any(|(part, _)| part == x))
            .collect();
        let all: Vec<(Ref, String)> = parts.iter().rev().cloned().chain(variables).collect();
        for (x, name) in all {
            let dx = self.graph.cotangent(x);
            let mut terms = Vec::new();
            for y in parts.iter().map(|(y, _)| *y).chain([value]) {
                if y.node == x.node && y != value {
                    continue;
                }
                let Some(dy) = self.differential(y.node, true) else {
                    continue;
                };
                if y.node == value.node {
                    terms.push((1.0, dy));
                } else {
                    let d = self.graph.cotangent(y);
                    let adjoint = self.graph.cotangent(d);
                    terms.push((1.0, self.graph.inner(adjoint, dy)));
                }
            }
            let sum = self.graph.sum(&terms);
            let adjoint = gradients(&mut self.graph, sum, &[dx])[0];
            let text = self.written(adjoint, None, true);
            let left = self.style.derivative(&self.result, &name);
            let shape = self.shape_of_node(x);
            self.line(&left, &text, shape);
        }
    }

    fn closed_forms(&mut self, value: Ref) {
        for (index, (x, variable)) in self.variables().into_iter().enumerate() {
            let shape = self.shape_of_derivative(variable);
            let left = self.style.derivative(&self.result, &variable.text);
            if self.computation.by_rows {
                let rows = self.computation.gradient[0];
                if size(&self.graph, rows) <= LARGEST {
                    let row = self.written(rows, None, false);
                    let left = match self.style {
                        Style::Unicode => format!("({left})ᵀ u"),
                        Style::Latex => format!("\\left({left}\\right)^\\top u"),
                    };
                    self.line(&left, &row, None);
                }
                continue;
            }
            let is_large = match &self.computation.map {
                Some(map) => map
                    .held(&self.graph)
                    .into_iter()
                    .any(|x| size(&self.graph, x) > LARGEST),
                None => size(&self.graph, self.computation.gradient[index]) > LARGEST,
            };
            if is_large {
                continue;
            }
            if variable.structure != Structure::Full {
                let all = gradients(&mut self.graph, value, &[x])[0];
                let text = self.written(all, None, false);
                let note = format!("by all entries of {}", variable.text);
                self.line(&left, &text, Some(note));
            }
            let notation = self.notation(None, false);
            let formula = match &self.computation.map {
                Some(map) => notation.tensor(map),
                None => notation.formula(self.computation.gradient[index]),
            };
            if let Some(entry) = self.entry(&formula, x, variable) {
                self.lines.push((entry, None));
            }
            let text = self.style.formula(&formula);
            let note = match (variable.structure, shape) {
                (Structure::Full, shape) => shape,
                (structure, Some(shape)) => Some(format!("{shape}, {}", structure.name())),
                (structure, None) => Some(structure.name().to_owned()),
            };
            let line = (
                format!(
                    "{left}{}{text}",
                    if self.style == Style::Latex {
                        " &= "
                    } else {
                        " = "
                    }
                ),
                note,
            );
            if let Some(known) = self.lines.iter().position(|(known, _)| *known == line.0) {
                self.lines.remove(known);
            }
            self.lines.push(line);
        }
    }

    /// One entry, if it is a product of entries.
    fn entry(&self, formula: &Formula, x: Ref, variable: &Variable) -> Option<String> {
        let letters = ["i", "j", "k", "l", "m"];
        let taken = |letter: &str| self.tree().leaves.iter().any(|leaf| leaf.text == letter);
        if letters.iter().any(|letter| taken(letter)) {
            return None;
        }
        let [term] = formula.terms.as_slice() else {
            return None;
        };
        if !term.scalars.is_empty() || !term.under.is_empty() {
            return None;
        }
        let of_value = match self.graph.kinds(self.computation.value) {
            Kinds::SCALAR => [None, None],
            Kinds::COLUMN => [Some("i"), None],
            Kinds::ROW => [None, Some("j")],
            Kinds::MATRIX => [Some("i"), Some("j")],
            _ => return None,
        };
        let of_variable = match self.graph.kinds(x) {
            Kinds::COLUMN => [Some("k"), None],
            Kinds::ROW => [None, Some("l")],
            Kinds::MATRIX => [Some("k"), Some("l")],
            _ => return None,
        };
        let mut entry = Entry {
            style: self.style,
            free: Some("m"),
            factors: vec![],
            sums: vec![],
        };
        match self.called {
            Macro::Grad => entry.chain(&term.factors, of_variable[0], of_variable[1])?,
            Macro::Jacobian => entry.chain(&term.factors, of_value[0], of_variable[0])?,
            _ => {
                let is =
                    |x: &Factor, name: &str| matches!(&x.what, What::Symbol(text) if text == name);
                let (factors, of_variable) = match term.factors.as_slice() {
                    [
                        Factor {
                            what: What::Infix(':', sides),
                            ..
                        },
                    ] => match sides.as_slice() {
                        [l, r] if is(r, "𝔽") => {
                            let l = Formula::from(l.clone());
                            let [l] = l.terms.as_slice() else { return None };
                            (l.factors.clone(), [of_variable[1], of_variable[0]])
                        }
                        _ => return None,
                    },
                    [one] if is(one, "𝔽") => (
                        vec![Factor::symbol(Kinds::MATRIX, "𝔼")],
                        [of_variable[1], of_variable[0]],
                    ),
                    factors => (factors.to_vec(), of_variable),
                };
                let place = factors.iter().position(|x| is(x, "𝔼"))?;
                entry.chain(&factors[..place], of_value[0], of_variable[0])?;
                // Of (A 𝔼 B)_ijkl the other entry is B_jl.
                entry.chain(&factors[place + 1..], of_value[1], of_variable[1])?;
            }
        }
        let indices = |name: &str, indices: [Option<&str>; 2]| {
            let indices: String = indices.into_iter().flatten().collect();
            if indices.is_empty() {
                self.style.name(name)
            } else {
                self.style.indexed(name, &indices)
            }
        };
        let (of, by) = (
            indices(&self.result, of_value),
            indices(&variable.text, of_variable),
        );
        let left = match self.style {
            Style::Unicode => format!("∂{of}/∂{by} = "),
            Style::Latex => format!("\\frac{{\\partial {of}}}{{\\partial {by}}} &= "),
        };
        let number = self.style.number(term.number);
        let sign = if term.number < 0.0 {
            self.style.minus()
        } else {
            ""
        };
        let mut all: Vec<String> = vec![];
        all.extend((!number.is_empty()).then_some(number));
        all.extend(entry.sums);
        all.extend(entry.factors);
        if all.is_empty() {
            all.push("1".to_owned());
        }
        Some(format!("{left}{sign}{}", all.join(" ")))
    }

    /// (M×N), if it is known.
    fn shape(&self, id: Id) -> Option<String> {
        self.input.shapes.of(id).map(written_shape)
    }

    fn shape_of_node(&self, x: Ref) -> Option<String> {
        let nodes = self.computation.nodes.iter();
        let mut ids = nodes.enumerate().filter(|(_, node)| node.node == x.node);
        ids.find_map(|(id, node)| {
            let shape = self.input.shapes.of(id)?;
            if node.transposed == x.transposed {
                Some(written_shape(shape))
            } else {
                shape.transposed().ok().as_ref().map(written_shape)
            }
        })
    }

    /// The dimensions of the value, and those of the variable.
    fn shape_of_derivative(&self, variable: &Variable) -> Option<String> {
        let of_variable = self.input.shapes.of(self.tree().named(&variable.text)?)?;
        if self.called == Macro::Grad {
            return Some(written_shape(of_variable));
        }
        let of_value = self.input.shapes.of(self.tree().root)?;
        let all: Vec<String> = [of_value, of_variable]
            .into_iter()
            .flat_map(dimensions)
            .collect();
        (!all.is_empty()).then(|| all.join("×"))
    }

    fn typeset(self) -> String {
        let lines = self
            .lines
            .into_iter()
            .map(|(line, note)| match (note, self.style) {
                (None, _) => line,
                (Some(note), Style::Unicode) => format!("{line}   ({note})"),
                (Some(note), Style::Latex) => {
                    let note = note.replace('×', "\\times ").replace('·', "\\cdot ");
                    format!("{line} \\qquad ({note})")
                }
            });
        let lines: Vec<String> = lines.collect();
        match self.style {
            Style::Unicode => lines.join("\n"),
            Style::Latex => format!(
                "\\begin{{aligned}}\n{}\n\\end{{aligned}}",
                lines.join(" \\\\\n")
            ),
        }
    }
}

/// Whether an operation is linear in an operand, so that one reads through it.
fn is_linear(op: &Op, place: usize) -> bool {
    match op {
        Op::Map(..)
        | Op::Whole(..)
        | Op::EntryPower(..)
        | Op::EntryRealPower(..)
        | Op::Zip(..)
        | Op::Factors(_)
        | Op::Apply(..) => false,
        Op::Reduce(reduction, _) => matches!(reduction, Reduction::Sum | Reduction::Trace),
        Op::Divide(..) | Op::EntryDivide(..) => place == 0,
        Op::Inner(l, r) => l != r,
        _ => true,
    }
}

/// A name that isn't taken yet.
fn free(taken: &mut HashSet<String>, names: &[&str]) -> String {
    let numbered = (1..).flat_map(|n| names.iter().map(move |name| format!("{name}{n}")));
    let plain = names.iter().map(|&name| name.to_owned());
    let mut all = plain.chain(numbered);
    let name = all.find(|name| !taken.contains(name)).unwrap_or_default();
    taken.insert(name.clone());
    name
}

/// How many operations a node has when it is written out.
fn size(graph: &Graph, x: Ref) -> usize {
    let mut sizes: Vec<usize> = Vec::with_capacity(x.node + 1);
    for node in &graph.nodes[..=x.node] {
        let operands = node.op.operands();
        let size = operands
            .iter()
            .fold(1_usize, |sum, x| sum.saturating_add(sizes[x.node]));
        sizes.push(size);
    }
    sizes[x.node]
}

fn dimensions(shape: &Shape) -> Vec<String> {
    let dimensions: Vec<&Dimension> = match shape {
        Shape::Scalar => vec![],
        Shape::Column(n) | Shape::Row(n) => vec![n],
        Shape::Matrix(m, n) => vec![m, n],
    };
    dimensions.into_iter().map(ToString::to_string).collect()
}

fn written_shape(shape: &Shape) -> String {
    match shape {
        Shape::Scalar => "1×1".to_owned(),
        Shape::Column(n) => format!("{n}×1"),
        Shape::Row(n) => format!("1×{n}"),
        Shape::Matrix(m, n) => format!("{m}×{n}"),
    }
}

/// Entries of factors.
struct Entry {
    style: Style,
    /// The letter of an index that is summed over; two of them are not short.
    free: Option<&'static str>,
    factors: Vec<String>,
    sums: Vec<String>,
}

impl Entry {
    /// The entry of a product, by its row and its column.
    fn chain(
        &mut self,
        factors: &[Factor],
        row: Option<&'static str>,
        column: Option<&'static str>,
    ) -> Option<()> {
        let mut left = row;
        if factors.is_empty() {
            match (row, column) {
                (Some(i), Some(j)) => {
                    let delta = self.style.choose("δ", "\\delta");
                    self.factors
                        .push(self.style.indexed(delta, &format!("{i}{j}")));
                }
                (None, None) => {}
                // One index is left over.
                _ => return None,
            }
            return Some(());
        }
        for (place, factor) in factors.iter().enumerate() {
            let is_last = place + 1 == factors.len();
            let (name, is_transposed) = match &factor.what {
                What::Symbol(name) => (name, false),
                What::Transposed(x) => match &x.what {
                    What::Symbol(name) => (name, true),
                    _ => return None,
                },
                _ => return None,
            };
            let has_column = match factor.kinds {
                Kinds::COLUMN => false,
                Kinds::ROW | Kinds::MATRIX => true,
                _ => return None,
            };
            let has_row = factor.kinds != Kinds::ROW;
            if has_row != left.is_some() {
                return None;
            }
            let right = match (has_column, is_last) {
                (false, _) => None,
                (true, true) => Some(column?),
                (true, false) => {
                    // A row's last index is the next factor's first.
                    let next = self.free.take()?;
                    let sigma = self.style.choose("Σ", "\\sum");
                    self.sums.push(format!("{sigma}_{next}"));
                    Some(next)
                }
            };
            let mut indices: Vec<&str> = left.into_iter().chain(right).collect();
            if is_transposed {
                indices.reverse();
            }
            match name.as_str() {
                ONE => {}
                "I" => self.factors.push(
                    self.style
                        .indexed(self.style.choose("δ", "\\delta"), &indices.concat()),
                ),
                name => self
                    .factors
                    .push(self.style.indexed(name, &indices.concat())),
            }
            left = right;
            if is_last && !has_column && column.is_some() {
                return None;
            }
        }
        Some(())
    }
}
