//! From an expression that fails to the smallest one that still does.

use super::interpreter::of_tree;
use super::notation::{Case, Expr, Node};

/// Applies the first simplification that leaves the failure, until there is none.
pub(super) fn shrink(mut case: Case, fails: impl Fn(&Case) -> bool) -> Case {
    let plain = Case {
        seed: None,
        ..case.clone()
    };
    if fails(&plain) {
        case = plain;
    }
    while let Some(smaller) = smaller(&case).into_iter().find(&fails) {
        case = smaller;
    }
    case
}

/// All cases that are simpler by one step, the simplest first.
fn smaller(case: &Case) -> Vec<Case> {
    let mut found = Vec::new();
    replacements(case, &case.expr, &mut |expr, leaf| {
        let mut case = Case {
            expr,
            ..case.clone()
        };
        if let Some((name, value)) = leaf {
            case.values.insert(name, value);
        }
        found.push(case);
    });
    found.sort_by_key(|case| case.expr.size());
    found
}

type Leaf = Option<(String, super::interpreter::Value)>;

/// Each node replaced by something smaller of the same shape.
fn replacements(case: &Case, expr: &Expr, found: &mut dyn FnMut(Expr, Leaf)) {
    if let Node::Let(name, value, body) = &expr.node {
        found(substitute(body, name, value), None);
    }
    for part in descendants(expr) {
        if part.shape == expr.shape && !part.is_open() {
            found(part.clone(), None);
        }
    }
    if expr.size() > 1 && !expr.is_open() {
        // A leaf of the same value, so that what stands around it computes the same.
        let tree = expr.tree();
        if let Ok(mut values) = of_tree(&tree, &case.of_leaves(&tree), None) {
            let name = ('a'..='z')
                .map(String::from)
                .find(|name| !case.values.contains_key(name))
                .unwrap_or_else(|| "leaf".to_owned());
            let leaf = Expr::new(expr.shape, Node::Leaf(name.clone()));
            found(leaf, Some((name, values.swap_remove(tree.root))));
        }
        for (name, value) in &case.values {
            if value.shape == expr.shape {
                found(Expr::new(expr.shape, Node::Leaf(name.clone())), None);
            }
        }
    }
    for (index, operand) in expr.operands().into_iter().enumerate() {
        replacements(case, operand, &mut |operand, leaf| {
            found(expr.with_operand(index, operand), leaf);
        });
    }
}

fn descendants(expr: &Expr) -> Vec<&Expr> {
    let mut found = Vec::new();
    for operand in expr.operands() {
        found.push(operand);
        found.extend(descendants(operand));
    }
    found
}

/// The value of a `let` in place of its name.
fn substitute(expr: &Expr, name: &str, value: &Expr) -> Expr {
    if matches!(&expr.node, Node::Name(known) if known == name) {
        return value.clone();
    }
    let operands = expr.operands().into_iter().enumerate();
    operands.fold(expr.clone(), |expr, (index, operand)| {
        expr.with_operand(index, substitute(operand, name, value))
    })
}
