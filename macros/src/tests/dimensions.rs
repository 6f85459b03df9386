//! Declared dimensions: what follows for every node of random expressions, against the interpreter.

use proc_macro2::TokenStream;

use super::interpreter::{Kind, Shape, Value, of_tree};
use super::notation::plain;
use super::random_expressions::Generator;
use crate::dimension::{Refusal, Shape as Declared};
use crate::function::{Function, Pair};
use crate::input::{Input, parse};
use crate::syntax::{Binary, Syntax};

fn input(text: &str) -> Result<Input, String> {
    let tokens: TokenStream = text.parse().expect("tokens");
    parse(tokens).map_err(|error| error.message)
}

/// A shape as it is declared, by numbers.
pub(super) fn text(shape: Shape) -> String {
    match shape.kind {
        Kind::Scalar => "[]".to_owned(),
        Kind::Column => format!("[{}]", shape.rows),
        Kind::Row => format!("[1, {}]", shape.columns),
        Kind::Matrix => format!("[{}, {}]", shape.rows, shape.columns),
    }
}

#[test]
fn random_expressions_have_the_shapes_of_their_values_and_mistakes_are_found() {
    let (mut fits, mut refused) = (0, 0);
    for seed in 0..3000 {
        let mut generator = Generator::new(seed);
        let shape = generator.shape();
        let mut random = generator.random.clone();
        let case = generator.case(shape, 4);
        let mut leaves = case.expr.leaves();
        // Half of them with a name of another shape.
        if random.once_in(2) && !leaves.is_empty() {
            let changed = random.below(leaves.len());
            let (_, shape) = &mut leaves[changed];
            *shape = match random.below(3) {
                0 => Shape::column(shape.columns + 1),
                1 if shape.kind != Kind::Matrix || shape.columns > 1 => shape.transposed(),
                _ => Shape::matrix(shape.rows + 1, shape.columns),
            };
        }
        let expression = case.expr.text(case.seed);
        // A matrix of one row is not declared.
        if leaves
            .iter()
            .any(|(_, shape)| shape.kind == Kind::Matrix && shape.rows == 1)
        {
            continue;
        }
        let declarations = leaves
            .iter()
            .map(|(name, shape)| format!("{name}: {}", text(*shape)));
        let declarations: Vec<String> = declarations.collect();
        let input = input(&format!("{expression}; {}", declarations.join(", "))).expect("an input");
        let tree = &input.tree;
        // What core allows in general, and the types only where the kind is known.
        let lenient = |syntax: &Syntax| {
            matches!(
                syntax,
                Syntax::Call(Function::Diag, _) | Syntax::Binary(Binary::Call(Pair::Cross), ..)
            )
        };
        if tree.nodes.iter().any(|node| lenient(&node.syntax)) {
            continue;
        }
        let values = tree.leaves.iter().map(|leaf| {
            let (_, shape) = leaves
                .iter()
                .find(|(name, _)| plain(name) == leaf.text)
                .expect("a leaf");
            Value::filled(*shape, |_, _| 1.0)
        });
        let values: Vec<Value> = values.collect();
        let verdicts = input.shapes.verdicts();
        match of_tree(tree, &values, None) {
            Ok(values) => {
                fits += 1;
                for (verdict, value) in verdicts.iter().zip(&values) {
                    let shape = verdict.as_ref().expect("all is declared").as_ref();
                    let shape = shape.map(Declared::to_string);
                    assert_eq!(
                        shape.as_deref(),
                        Ok(text(value.shape).as_str()),
                        "{expression}"
                    );
                }
            }
            Err(why) => {
                refused += 1;
                let is_refused = verdicts.iter().flatten().any(Result::is_err);
                assert!(is_refused, "{why}: {expression} of {leaves:?}");
            }
        }
    }
    assert!(
        fits > 300 && refused > 300,
        "{fits} fit, {refused} are refused"
    );
}

/// The root's shape, or the two dimensions that differ, or the refusal of kinds.
fn verdict(call: &str) -> String {
    let input = input(call).expect("an input");
    match input
        .shapes
        .verdicts()
        .iter()
        .flatten()
        .find(|verdict| verdict.is_err())
    {
        Some(Err(Refusal::Dimensions(i, j))) => format!("{i} is not {j}"),
        Some(Err(Refusal::Kinds)) => "kinds".to_owned(),
        _ => match input.shapes.of(input.tree.root) {
            Some(shape) => shape.to_string(),
            None => "open".to_owned(),
        },
    }
}

#[test]
fn names_are_distinct_and_numbers_have_values() {
    for (call, expected) in [
        ("W^T x; W: [M, N], x: [M]", "[N]"),
        ("W x; W: [M, N], x: [M]", "N is not M"),
        ("a^T W^T x; a: [N], W: [M, N], x: [M]", "[]"),
        ("x a; x: [M], a: [N]", "kinds"),
        ("x a^T; x: [M], a: [N]", "[M, N]"),
        ("r W; r: [1, M], W: [M, N]", "[1, N]"),
        // A name may have the value of a number; numbers are compared.
        ("A + eye(3); A: [N, N]", "[N, N]"),
        ("eye(3) + A; A: [N, N]", "[N, N]"),
        ("A + eye(K); A: [N, N]", "N is not K"),
        ("A + eye({ N }); A: [N, N]", "[N, N]"),
        ("A + eye({ N + 1 }); A: [N, N]", "open"),
        ("x + ones(3); x: [4]", "4 is not 3"),
        // Products of dimensions commute.
        ("vec(A) + vec(A^T); A: [M, N]", "[M·N]"),
        (
            "kron(A, B)^T vec(X); A: [K, M], B: [L, N], X: [L, K]",
            "[M·N]",
        ),
        (
            "vec(A) + kron(x, y); A: [M, N], x: [K], y: [M]",
            "M·N is not K·M",
        ),
        ("vec(A); A: [2, N]", "[2·N]"),
        // What is not declared is open, and what depends on it.
        ("W x; W: [M, N]", "open"),
        ("W x + b; W: [M, N], b: [K]", "open"),
        ("x[0] x; x: [N]", "[N]"),
        ("f(x) + x; x: [N]; fn f", "open"),
        // A path is a constant of Rust.
        (
            "A + eye(sizes::N); A: [sizes::N, { sizes::N }]",
            "[sizes::N, sizes::N]",
        ),
    ] {
        assert_eq!(verdict(call), expected, "{call}");
    }
}
