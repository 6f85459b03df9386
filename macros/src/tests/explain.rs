//! Closed forms beside those of the literature.

use serde_json::Value as Json;

use super::textbook::{Names, matlab, unicode};
use crate::expand::{Computation, Macro, compute};
use crate::input::parse_call;
use crate::notation::Notation;
use crate::typeset::Style;

/// The rows of `identities.json` whose closed form is written otherwise, and why.
const OTHERWISE: &[(&str, &str)] = &[
    (
        "MC047",
        "(B + Bᵀ) X, as MC030 has it: what is common stands outside",
    ),
    ("MC068", "det(X⁻¹) is 1/det(X)"),
    ("MC122", "σ(−u) is 1 − σ(u)"),
    ("MC153", "as in MC159, the same derivative: (𝔼 + 𝔽) : Xᵀ 𝔼"),
    ("MC174", "x xᵀ ∘ I is diag(x ∘ x)"),
];

/// By their order; a derivative of vec(Y) by vec(X) is written as a tensor instead.
fn macro_of(order: &str) -> Option<Macro> {
    Some(match order {
        "grad" | "gradsym" | "graddiag" => Macro::Grad,
        "jac" => Macro::Jacobian,
        "hess" | "mixed" => Macro::Hessian,
        "jvp" | "dscal" => Macro::Jvp,
        "vjp" => Macro::Vjp,
        "hvp" => Macro::Hvp,
        "tens" => Macro::Derivative,
        "vjac" | "vhess" => return None,
        _ => panic!("{order}"),
    })
}

fn text<'a>(row: &'a Json, key: &str) -> &'a str {
    row[key].as_str().unwrap_or_default()
}

fn shape(input: &Json) -> (usize, usize) {
    let number = |index: usize| input["shape"][index].as_u64().expect("a number");
    let size = |index: usize| usize::try_from(number(index)).expect("small");
    (size(0), size(1))
}

/// The call of a row, with its shapes declared, and with `spd(S)` for what is symmetric.
fn call(row: &Json) -> String {
    let by = text(row, "wrt");
    let direction = match text(row, "order") {
        "dscal" => ", 1".to_owned(),
        _ => row["direction"]
            .as_str()
            .map_or_else(String::new, |direction| format!(", {direction}")),
    };
    let mut expression = text(row, "expr")
        .replace('\'', "^T")
        .replace("lse(", "logsumexp(")
        .replace("(-2)", "-2");
    let mut declarations = String::new();
    for (name, input) in row["inputs"].as_object().expect("inputs") {
        let value = &input["value"];
        let shape = match (shape(input), input["kind"].as_str()) {
            (_, Some("scalar")) => "[]".to_owned(),
            ((m, _), Some("vec")) => format!("[{m}]"),
            ((m, n), _) => {
                let is_symmetric =
                    m == n && (0..m).all(|i| (0..i).all(|j| value[i][j] == value[j][i]));
                if is_symmetric && name != by {
                    expression = with_word(&expression, name, &format!("spd({name})"));
                }
                format!("[{m}, {n}]")
            }
        };
        declarations.extend(["; ", name, ": ", &shape]);
    }
    for (name, size) in row["dims"].as_object().expect("dimensions") {
        for constant in ["eye", "ones"] {
            expression = expression.replace(
                &format!("{constant}({name})"),
                &format!("{constant}({size})"),
            );
        }
    }
    if text(row, "order") == "gradsym" {
        declarations.extend(["; ", by, ": symmetric"]);
    }
    format!("{expression}, {by}{direction}{declarations}")
}

fn with_word(text: &str, word: &str, other: &str) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let parts = text.split_inclusive(|c| !is_word(c));
    let parts: Vec<String> = parts
        .map(|part| {
            let end = part.find(|c| !is_word(c)).unwrap_or(part.len());
            let (found, rest) = part.split_at(end);
            format!("{}{rest}", if found == word { other } else { found })
        })
        .collect();
    parts.concat()
}

#[test]
fn closed_forms_are_the_textbooks() {
    let rows = include_str!("../../../tests/data/identities.json");
    let rows: Vec<Json> = serde_json::from_str(rows).expect("rows");
    let (mut compared, mut otherwise) = (0, Vec::new());
    for row in &rows {
        let Some(called) = macro_of(text(row, "order")) else {
            continue;
        };
        let call = call(row);
        let input = parse_call(called, call.parse().expect("tokens")).expect(&call);
        let Computation {
            graph,
            gradient,
            map,
            ..
        } = compute(called, &input).expect(&call);
        let notation = Notation {
            graph: &graph,
            tree: &input.tree,
            names: vec![],
        };
        let formula = match &map {
            Some(map) => notation.tensor(map),
            None => notation.formula(gradient[0]),
        };
        let ours = Style::Unicode.formula(&formula);
        let names = row["inputs"].as_object().expect("inputs").iter();
        let names: Names = names
            .map(|(name, input)| (name.clone(), shape(input)))
            .collect();
        let theirs = text(row, "closed_form");
        compared += 1;
        if unicode(&ours, &names) != matlab(theirs, &names) {
            println!("{} {call}\n    {theirs}\n    {ours}", text(row, "id"));
            otherwise.push(text(row, "id"));
        }
    }
    assert_eq!(compared, 86);
    let expected: Vec<&str> = OTHERWISE.iter().map(|(id, _)| *id).collect();
    assert_eq!(otherwise, expected);
}
