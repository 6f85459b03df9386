//! Random expressions for the compiler: `tests/random_expressions.rs` of the workspace.
//!
//! The interpreter knows no types. Which nodes core makes of an expansion, and whether they fit one
//! another, shows only when it is compiled. So the expressions here are chosen to combine as much
//! as they can in little code.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::expansions::statements;
use super::interpreter::{Kind, Shape, Value, of_graph, of_tree};
use super::notation::{Case, Expr, Node};
use super::random::Random;
use super::random_expressions::{Generator, Outcome, check, engine};
use crate::expand::Macro;
use crate::function::{Elementwise, Function, Reduction};
use crate::input::parse;
use crate::syntax::Binary;

const NAMES: [&str; 14] = [
    "a", "b", "x", "y", "W", "X", "A", "s", "t", "k", "M", "u", "λ", "r#fn",
];

/// What combinations an expression has: operations of the notation with the kinds of their
/// operands, and calls within calls in its expansion.
type Features = HashSet<String>;

/// A case, and the `let`s in it with the leaves that are added to them.
struct Candidate {
    case: Case,
    shifts: Vec<(String, String)>,
    features: Features,
    /// Tokens of the expansion.
    cost: usize,
}

impl Candidate {
    /// None of what the interpreter can't check, nor of what can't be wrong for being 0.
    fn new(seed: u64, mut expr: Expr) -> Option<Self> {
        let mut shifts = Vec::new();
        if expr.shape == Shape::SCALAR {
            let bound = expr.names().into_iter().map(|(name, _)| name);
            for name in bound.filter(|name| expr.bindings(name) == 1) {
                let shift = format!("d{}", shifts.len());
                shifts.push((name, shift));
            }
            expr = shifted(&expr, &shifts);
        }
        let leaves = expr.leaves();
        if leaves.is_empty() {
            return None;
        }
        let mut random = Random::new(seed);
        let values = leaves
            .into_iter()
            .map(|(name, shape)| (name, Value::filled(shape, |_, _| random.entry())))
            .collect();
        let case = Case {
            expr,
            values,
            seed: Some(seed),
        };
        if !matches!(check(&case, engine), Outcome::Checked) {
            return None;
        }
        let mut features = Features::new();
        operations(&case.expr, &mut features);
        let input = parse(case.call(&shifts).parse().unwrap()).ok()?;
        let called = if case.expr.shape == Shape::SCALAR {
            Macro::ValueAndGrad
        } else {
            Macro::Value
        };
        if called == Macro::ValueAndGrad {
            let computation = engine(called, &input).ok()?;
            let leaves = case.of_leaves(&input.tree);
            let gradient = of_graph(
                &input.tree,
                &computation.graph,
                &computation.gradient,
                &leaves,
            )
            .ok()?;
            let zeros = gradient.iter().filter(|by| by.size() < 1e-3).count();
            if 3 * zeros > gradient.len() {
                return None;
            }
            // A gradient within an expression is by what stands there, not in an unused `let`.
            let first = &input.variables.first()?.text;
            if !input.tree.contains(input.tree.root, first) {
                return None;
            }
        }
        let (_, expansion) = statements(called, &input);
        let cost = calls(expansion, "", &mut features);
        let candidate = Self {
            case,
            shifts,
            features,
            cost,
        };
        (candidate.value().size() > 0.01).then_some(candidate)
    }

    fn value(&self) -> Value {
        let tree = self.case.expr.tree();
        let mut values = of_tree(&tree, &self.case.of_leaves(&tree), None).unwrap();
        values.swap_remove(tree.root)
    }

    /// The case as the test's macros read it.
    fn line(&self, name: &str) -> String {
        let Case { expr, seed, .. } = &self.case;
        let leaves: Vec<String> = expr
            .leaves()
            .iter()
            .map(|(name, shape)| format!("{name}: {shape}"))
            .collect();
        let seed = seed.unwrap();
        let mut line = format!(
            "{name}({seed}) {{ {} }} ({}) = {}",
            leaves.join(", "),
            expr.text(self.case.seed),
            literal(&self.value())
        );
        for (binding, shift) in &self.shifts {
            let _ = write!(line, ", by {binding} as by {shift}");
        }
        wrapped(&(line + ";"))
    }
}

impl Case {
    /// What is in the parentheses of a call, by all variables.
    fn call(&self, shifts: &[(String, String)]) -> String {
        let text = self.expr.text(self.seed);
        if self.expr.shape != Shape::SCALAR {
            return text;
        }
        let leaves = self.expr.leaves().into_iter().map(|(name, _)| name);
        let lets = shifts.iter().map(|(binding, _)| binding.clone());
        leaves
            .chain(lets)
            .fold(text, |call, name| call + ", " + &name)
    }
}

/// With a leaf added to the value of each of the `let`s.
fn shifted(expr: &Expr, shifts: &[(String, String)]) -> Expr {
    let operands = expr.operands().into_iter().enumerate();
    let mut expr = operands.fold(expr.clone(), |expr, (index, operand)| {
        expr.with_operand(index, shifted(operand, shifts))
    });
    if let Node::Let(name, value, _) = &mut expr.node
        && let Some((_, shift)) = shifts.iter().find(|(known, _)| known == name)
    {
        let leaf = Expr::new(value.shape, Node::Leaf(shift.clone()));
        **value = Expr::binary(value.shape, Binary::Add, (**value).clone(), leaf);
    }
    expr
}

/// Which operations there are, of which operations and kinds.
fn operations(expr: &Expr, found: &mut Features) {
    let label = |expr: &Expr| {
        let text = format!("{:?}", expr.node);
        // Up to the operands; of calls and powers, which.
        let text = text.split("Expr {").next().unwrap_or_default().to_owned();
        match &expr.node {
            Node::Leaf(_) => "Leaf".to_owned(),
            Node::Let(..) => "Let".to_owned(),
            Node::Name(_) => "Name".to_owned(),
            Node::Number(_) => "Number".to_owned(),
            Node::Power(_, n) | Node::EntryPower(_, n) => format!("{text} {n}"),
            _ => text,
        }
    };
    let this = label(expr);
    found.insert(format!("{this} {:?}", expr.shape.kind));
    for (index, operand) in expr.operands().into_iter().enumerate() {
        found.insert(format!(
            "{this} {index} {} {:?}",
            label(operand),
            operand.shape.kind
        ));
        operations(operand, found);
    }
    if let [l, r] = expr.operands()[..] {
        let kinds = (expr.shape.kind, l.shape.kind, r.shape.kind);
        found.insert(format!("{this} {kinds:?} {} {}", label(l), label(r)));
    }
}

/// Calls in calls; how many tokens there are.
fn calls(tokens: TokenStream, within: &str, found: &mut Features) -> usize {
    let (mut called, mut count) = (String::new(), 0);
    for token in tokens {
        count += 1;
        match token {
            // The `_` of a turbofish is no name.
            TokenTree::Ident(name) if name == "_" => {}
            TokenTree::Ident(name) => called = name.to_string(),
            TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                found.insert(format!("{within}({called})"));
                count += calls(group.stream(), &called, found);
            }
            TokenTree::Group(group) => count += calls(group.stream(), within, found),
            _ => {}
        }
    }
    count
}

/// As many cases, each the one of some that adds most for its size.
fn chosen(
    count: usize,
    mut seeds: impl Iterator<Item = u64>,
    shape: fn(&mut Generator) -> Shape,
) -> Vec<Candidate> {
    let mut known = Features::new();
    let mut chosen = Vec::new();
    while chosen.len() < count {
        let candidates = seeds.by_ref().take(25).filter_map(|seed| {
            let mut generator = Generator::with_names(seed, &NAMES);
            let shape = shape(&mut generator);
            let depth = 2 + generator.random.below(3);
            Candidate::new(seed, generator.expr(shape, depth))
        });
        let gain = |candidate: &Candidate| {
            let new = candidate.features.difference(&known).count();
            1000 * new / (50 + candidate.cost)
        };
        if let Some(best) = candidates.max_by_key(gain) {
            known.extend(best.features.iter().cloned());
            chosen.push(best);
        }
    }
    chosen
}

/// A sum of thirty terms, under a norm or not.
fn long_sum(generator: &mut Generator) -> Expr {
    let shape = match generator.random.below(3) {
        0 => Shape::SCALAR,
        _ => generator.shape(),
    };
    let first = generator.expr(shape, 1);
    let sum = (1..30).fold(first, |sum, _| {
        let binary = generator.random.one_of(&[Binary::Add, Binary::Sub]);
        Expr::binary(shape, binary, sum, generator.expr(shape, 1))
    });
    match shape.kind {
        Kind::Scalar => sum,
        _ => Expr::new(Shape::SCALAR, Node::Bars(Reduction::Norm2, Box::new(sum))),
    }
}

/// A row times twenty-eight matrices and scalars times a column.
fn long_product(generator: &mut Generator) -> Expr {
    let side = 2 + generator.random.below(2);
    let (row, square) = (Shape::row(side), Shape::matrix(side, side));
    let first = generator.expr(row, 0);
    let product = (0..28).fold(first, |product, _| {
        let factor = match generator.random.below(8) {
            0 => generator.expr(Shape::SCALAR, 0),
            1 | 2 => Expr::new(square, Node::Transpose(Box::new(generator.expr(square, 0)))),
            3 | 4 => {
                let function = Function::Elementwise(Elementwise::Cos);
                Expr::new(
                    square,
                    Node::Call(function, Box::new(generator.expr(square, 0))),
                )
            }
            _ => generator.expr(square, 0),
        };
        Expr::binary(row, Binary::Juxtaposed, product, factor)
    });
    let last = generator.expr(row.transposed(), 0);
    Expr::binary(Shape::SCALAR, Binary::Juxtaposed, product, last)
}

fn long(
    count: usize,
    seeds: std::ops::RangeFrom<u64>,
    of: fn(&mut Generator) -> Expr,
) -> Vec<Candidate> {
    let candidate = |seed| {
        let expr = of(&mut Generator::with_names(seed, &NAMES));
        Candidate::new(seed, expr)
    };
    seeds.filter_map(candidate).take(count).collect()
}

/// As Rust, to the digits that do not depend on the machine's functions.
fn literal(value: &Value) -> String {
    let digits = |x: &f64| format!("{:?}", format!("{x:.9e}").parse::<f64>().unwrap());
    let list = |entries: &[f64]| entries.iter().map(digits).collect::<Vec<_>>().join(", ");
    match value.shape.kind {
        Kind::Scalar => list(&value.entries),
        Kind::Column => format!("vector![{}]", list(&value.entries)),
        Kind::Row => format!("row_vector![{}]", list(&value.entries)),
        Kind::Matrix => {
            let rows: Vec<String> = value
                .entries
                .chunks(value.shape.columns)
                .map(list)
                .collect();
            format!("matrix![{}]", rows.join("; "))
        }
    }
}

/// In lines of at most a hundred characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec!["   ".to_owned()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        if line.chars().count() + 1 + word.chars().count() > 100 {
            lines.push(format!("        {word}"));
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n")
}

fn invocation(name: &str, prefix: char, candidates: &[Candidate]) -> String {
    let lines: Vec<String> = candidates
        .iter()
        .enumerate()
        .map(|(index, candidate)| candidate.line(&format!("{prefix}{index:03}")))
        .collect();
    format!("{name}! {{\n{}\n}}\n", lines.join("\n"))
}

/// Every function of the notation but `zeros`, of which most expressions are 0.
const FUNCTIONS: [&str; 41] = [
    "sum",
    "tr",
    "norm1",
    "norm2",
    "dot",
    "exp",
    "log",
    "sqrt",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "abs",
    "sign",
    "relu",
    "sigmoid",
    "softplus",
    "det",
    "logdet",
    "logsumexp",
    "max",
    "min",
    "outer",
    "cross",
    "kron",
    "atan2",
    "hypot",
    "inv",
    "spd",
    "diag",
    "vec",
    "softmax",
    "clamp",
    "eye",
    "ones",
    "basis",
];

/// Every operation of core.
const OPERATIONS: [&str; 42] = [
    "add",
    "adjoint_left",
    "adjoint_right",
    "basis",
    "cholesky",
    "cross",
    "det",
    "diag",
    "div",
    "evaluated",
    "eye",
    "factored",
    "identity",
    "inner",
    "inverse",
    "kron",
    "kron_left",
    "kron_right",
    "like",
    "literal",
    "logdet",
    "logsumexp",
    "lu",
    "map",
    "max",
    "min",
    "mul",
    "norm1",
    "norm2",
    "ones",
    "ones_column",
    "ones_matrix",
    "share_of_max",
    "share_of_min",
    "softmax",
    "sub",
    "sum",
    "t",
    "tr",
    "unvec",
    "vec",
    "zip",
];

#[test]
fn compiled() {
    let mut gradients = chosen(190, 7.., |_| Shape::SCALAR);
    gradients.extend(long(4, 1_000_000.., long_sum));
    gradients.extend(long(3, 2_000_000.., long_product));
    let values = chosen(35, 3_000_000.., Generator::shape);
    let cases = [
        invocation("gradients", 'g', &gradients),
        invocation("values", 'v', &values),
    ];
    let cases = cases.join("\n");

    // Every function and every operation of core is there.
    let features: Features = gradients
        .iter()
        .flat_map(|case| case.features.clone())
        .collect();
    for function in FUNCTIONS {
        assert!(cases.contains(&format!("{function}(")), "no {function}");
    }
    for operation in OPERATIONS {
        let call = format!("({operation})");
        assert!(
            features.iter().any(|known| known.ends_with(&call)),
            "no {call}"
        );
    }

    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/random_expressions.rs");
    let known = fs::read_to_string(&path).expect("the test");
    let mark = "`BLESS=1 cargo test -p chainrule-macros compiled`.\n\n";
    let (head, written) = known.split_once(mark).expect("a mark");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, format!("{head}{mark}{cases}")).expect("written");
    } else {
        assert!(written == cases, "{} has other cases", path.display());
    }
}
