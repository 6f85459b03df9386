//! What no types tell: how an expression is read, and what declared dimensions refuse in it.

use crate::diagnostic::Diagnostic;
use crate::dimension::Refusal;
use crate::expand::{Macro, known_kinds};
use crate::input::Input;
use crate::kind::{Kinds, infer};
use crate::syntax::{Binary, Id, Side, Syntax};

/// The first operation that declared dimensions refuse.
pub(super) fn mistake(input: &Input) -> Option<Diagnostic> {
    let (tree, shapes) = (&input.tree, &input.shapes);
    (0..tree.nodes.len()).find_map(|id| {
        let refusal = shapes.refusal(id)?;
        let node = &tree.nodes[id];
        let text = tree.text(id);
        let operands = node.syntax.operands();
        let of: Vec<String> = operands
            .iter()
            .filter_map(|&x| Some(format!("`{}` is `{}`", tree.text(x), shapes.of(x)?)))
            .collect();
        let message = match (refusal, &node.syntax, operands.as_slice()) {
            (
                Refusal::Dimensions(i, j),
                Syntax::Binary(Binary::Juxtaposed | Binary::Times, ..),
                &[l, r],
            ) => {
                let (l, r) = (tree.text(l), tree.text(r));
                format!("shape mismatch in `{text}`: `{l}` has {i} columns but `{r}` has {j} rows")
            }
            (Refusal::Dimensions(..), _, [_, _]) => {
                format!("shape mismatch in `{text}`: {}", of.join(" but "))
            }
            (Refusal::Dimensions(..), ..) => {
                format!("`{text}` needs a square matrix, and {}", of.join(" and "))
            }
            (Refusal::Kinds, ..) => format!("there is no `{text}`: {}", of.join(" and ")),
        };
        let message = message + &transposes_that_fit(input, &node.syntax);
        Some(Diagnostic::new(node.range, message))
    })
}

/// `; did you mean W^T x?`, if one transpose more makes a product.
fn transposes_that_fit(input: &Input, syntax: &Syntax) -> String {
    let &Syntax::Binary(binary @ (Binary::Juxtaposed | Binary::Times), l, r) = syntax else {
        return String::new();
    };
    let shapes = &input.shapes;
    let (Some(left), Some(right)) = (shapes.of(l), shapes.of(r)) else {
        return String::new();
    };
    let of_left = left.transposed().and_then(|left| left.times(right));
    let of_right = right.transposed().and_then(|right| left.times(&right));
    let fits = [(of_left, Side::Left), (of_right, Side::Right)];
    let fits = fits.into_iter().filter(|(shape, _)| shape.is_ok());
    let texts = fits.map(|(_, side)| input.tree.text_transposed(binary, l, r, side));
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() {
        return String::new();
    }
    format!("; did you mean `{}`?", texts.join("` or `"))
}

/// Which derivative it is, and the kinds of names. What neither a declaration nor the expression tells is
/// read as in a textbook: capital letters are matrices, others columns if they can be, and the whole is
/// a scalar if something is transposed in it and it can be one.
pub(super) fn reading(input: &Input) -> (Macro, Vec<(Id, Kinds)>) {
    let tree = &input.tree;
    let mut known = known_kinds(Macro::Explain, input);
    let is_capital = |text: &str| {
        let last = text.rsplit('.').next();
        last.and_then(|name| name.chars().next())
            .is_some_and(char::is_uppercase)
    };
    let leaves = tree
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(id, node)| match node.syntax {
            Syntax::Leaf(leaf) => Some((id, is_capital(&tree.leaves[leaf].text))),
            _ => None,
        });
    let (capitals, others): (Vec<_>, Vec<_>) = leaves.partition(|(_, capital)| *capital);
    let of = |leaves: &[(Id, bool)], kinds| {
        leaves
            .iter()
            .map(|&(id, _)| (id, kinds))
            .collect::<Vec<_>>()
    };
    let variables = input.variables.iter();
    let variables: Vec<(Id, Kinds)> = variables
        .filter_map(|variable| Some((tree.named(&variable.text)?, Kinds::COLUMN)))
        .collect();
    let root = vec![(tree.root, Kinds::SCALAR)];
    let is_transposed = |syntax: &Syntax| matches!(syntax, Syntax::Transpose(_));
    let transposes = tree.nodes.iter().any(|node| is_transposed(&node.syntax));
    let (first, second) = if transposes {
        (root, variables)
    } else {
        (variables, root)
    };
    let assumptions = [
        of(&capitals, Kinds::MATRIX),
        first,
        second,
        of(&others, Kinds::COLUMN),
        of(&others, Kinds::SCALAR),
    ];
    let mut kinds = infer(tree, &known);
    for (id, kind) in assumptions.into_iter().flatten() {
        if kinds[id] == kind || !kinds[id].may_be(kind) {
            continue;
        }
        known.push((id, kind));
        let narrowed = infer(tree, &known);
        // Nobody calls a row by a letter of its own.
        let mut leaves = capitals.iter().chain(&others);
        let has_row = leaves.any(|&(id, _)| kinds[id] != Kinds::ROW && narrowed[id] == Kinds::ROW);
        if narrowed[id] == kind && !has_row {
            kinds = narrowed;
        } else {
            known.pop();
        }
    }
    let of_variable = input
        .variables
        .first()
        .and_then(|variable| tree.named(&variable.text));
    let called = match (kinds[tree.root], of_variable.map(|id| kinds[id])) {
        (Kinds::SCALAR, _) => Macro::Grad,
        (Kinds::COLUMN, Some(Kinds::COLUMN)) => Macro::Jacobian,
        _ => Macro::Derivative,
    };
    (called, known)
}
