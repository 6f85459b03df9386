//! What calls expand to, formatted for reading: `macros/expansions/*.rs`.
//!
//! `BLESS=1 cargo test -p chainrule-macros expansions` writes them anew; a person reads the
//! difference. Each file holds the computation alone, without the checks of shapes; `whole.rs` holds
//! one expansion as the compiler gets it.

use std::fs;
use std::path::PathBuf;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::{Emitter, body, leaf_names, rows};
use crate::expand::{Computation, Macro, compute, expand};
use crate::explain::explanation;
use crate::input::{Input, parse_call};
use crate::notation::Notation;
use crate::schedule::Schedule;

/// The places of a call's results, and the statements that compute them.
pub(super) fn statements(called: Macro, input: &Input) -> (Vec<Ident>, TokenStream) {
    let mut computed = compute(called, input).expect("a computation");
    let mut outputs = computed.gradient;
    if matches!(called, Macro::Value | Macro::ValueAndGrad) {
        outputs.insert(0, computed.value);
    }
    computed.graph.share_exponentials(&outputs);
    let schedule = Schedule::new(&computed.graph, &outputs);
    let (expression, krate) = (quote!(expression), quote!(chainrule));
    let leaves = leaf_names(&input.tree.leaves);
    let emitter = Emitter {
        expression: &expression,
        krate: &krate,
        leaves: &leaves,
        tree: &input.tree,
        into: &[],
        has_cotangent: computed.cotangent.is_some(),
        admission: None,
    };
    match computed.cotangent {
        None => body(&computed.graph, &schedule, &outputs, &emitter),
        Some(cotangent) => rows(&computed.graph, &schedule, outputs[0], cotangent, &emitter),
    }
}

/// The statements of a call's computation.
fn computation(called: Macro, input: &str) -> String {
    let tokens: TokenStream = input.parse().expect("tokens");
    let (results, body) = statements(called, &parse_call(called, tokens).expect("an input"));
    let results = match results.as_slice() {
        [one] => quote!(#one),
        several => quote!((#(#several),*)),
    };
    // Without the prefixes, which are the same everywhere.
    let mut text = quote!(fn expansion() { #body #results }).to_string();
    for prefix in ["chainrule_leaf_", "chainrule_", "expression :: "] {
        text = text.replace(prefix, "");
    }
    let text = formatted(text.parse().expect("tokens"));
    let lines = text.lines().skip(1).filter(|line| *line != "}");
    lines
        .map(|line| line.strip_prefix("    ").unwrap_or(line).to_owned() + "\n")
        .collect()
}

fn formatted(item: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(item).expect("Rust"))
}

/// Compares with the file of that name, or writes it.
fn snapshot(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("expansions")
        .join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).expect("written");
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        known == text,
        "{} differs from what the call expands to:\n{text}",
        path.display()
    );
}

/// A file of calls and what they compute.
fn computations(name: &str, calls: &[(Macro, &str)]) {
    let text: Vec<String> = calls
        .iter()
        .map(|&(called, input)| {
            format!(
                "// {}!({input})\n{}",
                called.name(),
                computation(called, input)
            )
        })
        .collect();
    snapshot(name, &text.join("\n"));
}

#[test]
fn bilinear() {
    computations(
        "bilinear.rs",
        &[
            (Macro::Grad, "a^T W^T x, W"),
            (Macro::Grad, "a^T W^T x, x"),
            (Macro::Grad, "a^T W^T x, a"),
            (Macro::ValueAndGrad, "a^T W^T x, W, x"),
            // One product, as the gradient has it: X A^T, and not the transpose of A X^T.
            (Macro::ValueAndGrad, "A : W^T X, W"),
        ],
    );
}

#[test]
fn quadratic() {
    computations(
        "quadratic.rs",
        &[
            (Macro::Grad, "x^T x, x"),
            (Macro::Grad, "x^T A x, x"),
            (Macro::Grad, "tr(W^T W), W"),
            (Macro::Grad, "||X||^2, X"),
            (Macro::ValueAndGrad, "||A x - b||^2, x"),
            (
                Macro::ValueAndGrad,
                "||A x - b||^2, x; A: [M, N], x: [N], b: [M]",
            ),
            (Macro::ValueAndGrad, "(A x - b)^T (A x - b), x"),
            (Macro::ValueAndGrad, "0.5 * ||M - U V^T||^2, U, V"),
        ],
    );
}

#[test]
fn network() {
    computations(
        "network.rs",
        &[
            (Macro::ValueAndGrad, "0.5 * ||tanh(W x + b) - y||^2, W, b"),
            (
                Macro::ValueAndGrad,
                "{ let h = tanh(W1 x + b1); let z = W2 h + b2; sum(softplus(z)) - t^T z }, W1, b1, W2, b2",
            ),
        ],
    );
}

#[test]
fn chains() {
    computations(
        "chains.rs",
        &[
            (Macro::Value, "x^T A B C x"),
            (Macro::Grad, "x^T A B C x, x"),
            (Macro::Grad, "x^T ((A B) C) x, x"),
            (Macro::ValueAndGrad, "(x^T A) ((B C) x), x"),
            (Macro::Grad, "x^T ((A B) C) x, A, B, C"),
            (Macro::Grad, "tr(A X B), X"),
            (Macro::Grad, "tr(X^3), X"),
            (Macro::Grad, "s x^T y, s, x"),
        ],
    );
}

#[test]
fn solves() {
    computations(
        "solves.rs",
        &[
            (Macro::Value, "A^-1 b"),
            (Macro::Value, "B inv(A)"),
            (Macro::Value, "x^T A^-1 B A^-T y"),
            (Macro::ValueAndGrad, "a^T inv(X) b, X"),
            (Macro::ValueAndGrad, "logdet(X), X"),
            (Macro::ValueAndGrad, "logdet(X^T X), X"),
            (Macro::Grad, "det(X), X"),
            (Macro::Grad, "tr(inv(S) C), S"),
            (
                Macro::ValueAndGrad,
                "0.5 * logdet(spd(S)) + 0.5 * (x - u)^T S^-1 (x - u), S, u",
            ),
        ],
    );
}

/// How many matrices a call factorises.
fn factorisations(called: Macro, input: &str) -> (usize, usize) {
    let text = computation(called, input);
    let count = |name: &str| text.matches(&format!("{name}(")).count();
    (count("lu"), count("cholesky"))
}

#[test]
fn a_matrix_is_factorised_once() {
    for (input, lu, cholesky) in [
        ("a^T A^-1 b + c^T A^-T d + det(A) * logdet(A), A", 1, 0),
        ("||A^-2 b||^2 + tr(inv(A^T)), A, b", 1, 0),
        ("det(inv(A)) + logdet(inv(A)^T), A", 1, 0),
        ("a^T A^-1 b + a^T B^-1 b, A, B", 2, 0),
        (
            "logdet(X^T X + eye(3)) + a^T (X^T X + eye(3))^-1 a, X",
            0,
            1,
        ),
        ("a^T inv(X X^T + 0.1 * eye(4)) a, X", 0, 1),
        ("a^T (H spd(P) H^T + spd(R))^-1 a, H", 0, 1),
        ("a^T (exp(a^T a) X^T X + 2 * Y Y^T)^-1 a, X", 0, 1),
        ("a^T S^-1 a + logdet(spd(S)), S", 0, 1),
        ("a^T inv(inv(spd(S))) a + logdet(inv(spd(S))), S", 0, 1),
        // Not positive for its form.
        ("a^T (X^T X + s eye(3))^-1 a, X", 1, 0),
        ("a^T (X^T X - eye(3))^-1 a, X", 1, 0),
        ("a^T (X^T Y)^-1 a, X", 1, 0),
        ("a^T diag(exp(x))^-1 a, x", 0, 0),
    ] {
        let found = factorisations(Macro::ValueAndGrad, input);
        assert_eq!(found, (lu, cholesky), "{input}");
    }
}

#[test]
fn structures() {
    computations(
        "structures.rs",
        &[
            (Macro::Value, "X^T diag(s) X"),
            (Macro::Grad, "x^T diag(d) x, d"),
            (Macro::Grad, "x^T diag(A), A"),
            (Macro::Value, "X^T X + 2 eye(3)"),
            (Macro::Grad, "x^T A basis(3, 0), A"),
            (Macro::Grad, "tr(kron(A, X)), X"),
            (Macro::Grad, "c^T kron(A, B) vec(X), X"),
            (Macro::ValueAndGrad, "logsumexp(W x), x"),
            (Macro::Grad, "a^T softmax(x), x"),
            (Macro::Grad, "sum(clamp(x, 0, 1)), x"),
            (Macro::Grad, "x^T A x, A; A: symmetric"),
            (Macro::ValueAndGrad, "a^T swish(W x), W; fn swish = Swish"),
        ],
    );
}

#[test]
fn jacobians() {
    computations(
        "jacobians.rs",
        &[
            (Macro::Jacobian, "A x, x"),
            (Macro::Jacobian, "tanh(A x), x"),
            (Macro::Jacobian, "V^T softmax(M q), q"),
            (Macro::Jacobian, "x^T x, x"),
            (Macro::Jacobian, "kron(x, y), x"),
            (
                Macro::Jacobian,
                "sqrt(x[0]^2 + x[1]^2) basis(2, 0) + x[0] x[1] basis(2, 1), x",
            ),
            (Macro::Hessian, "x^T A x, x"),
            (Macro::Hessian, "x^T A y, x, y"),
            (Macro::Hessian, "sum(softplus(X w)) - y^T X w, w"),
            (
                Macro::Hessian,
                "0.5 * ||A x - b||^2 + 0.5 * c * ||x||^2, x; x: [N]",
            ),
            (Macro::Hessian, "||x||, x; x: [N]"),
            (Macro::Hvp, "sum(softplus(X w)), w, v"),
            (Macro::Jvp, "A X B, X, V"),
            (Macro::Jvp, "inv(X), X, V"),
            (Macro::Vjp, "X^T A X, X, U"),
            (Macro::Hvp, "0.5 * ||M - U V^T||^2, U, D"),
        ],
    );
}

#[test]
fn whole() {
    let call = "||A x - b||^2, x; crate = chainrule";
    let tokens = expand(Macro::Grad, call.parse().expect("tokens"));
    let text = formatted(quote!(const _: () = #tokens;));
    snapshot("whole.rs", &format!("// grad!({call})\n{text}"));
}

/// Linear maps, as they describe themselves.
#[test]
fn maps() {
    let maps = [
        (Macro::Derivative, "W^T x, W"),
        (Macro::Derivative, "W^T X, W"),
        (Macro::Derivative, "A X B, X"),
        (Macro::Derivative, "X, X"),
        (Macro::Derivative, "X^T, X"),
        (Macro::Derivative, "X^T X, X"),
        (Macro::Derivative, "X^3, X"),
        (Macro::Derivative, "tr(X) X, X"),
        (Macro::Derivative, "X^-1, X"),
        (Macro::Derivative, "A^-1 b, A"),
        (Macro::Derivative, "logdet(X), X"),
        (Macro::Derivative, "X .* X, X"),
        (Macro::Derivative, "tanh(W x + b), W; W: [M, N], x: [N]"),
        (Macro::Derivative, "V tanh(W x), W"),
        (Macro::Derivative, "softmax(W x), x"),
        (Macro::Derivative, "kron(x, y), x"),
        (Macro::Derivative, "diag(x), x"),
        (Macro::Derivative, "a^T x, x; a: [N], x: [N]"),
        (Macro::Derivative, "x / ||x||, x; x: [N]"),
        (Macro::Hessian, "0.5 * ||M - U V^T||^2, U"),
        (Macro::Hessian, "0.5 * ||M - U V^T||^2, U, V"),
        (Macro::Hessian, "tr(X^T A X), X"),
        (Macro::Hessian, "logdet(X), X"),
    ];
    let lines = maps.map(|(called, call)| {
        let tokens: TokenStream = call.parse().expect("tokens");
        let input = parse_call(called, tokens).expect("an input");
        let Computation { graph, map, .. } = compute(called, &input).expect("a computation");
        let notation = Notation {
            graph: &graph,
            tree: &input.tree,
            names: vec![],
        };
        let map = notation.map(&map.expect("a map"));
        format!("{}!({call})\n    {map}\n", called.name())
    });
    snapshot("maps.txt", &lines.concat());
}

#[test]
fn explanations() {
    let calls = [
        "a^T W^T x, W; a: [N], W: [M, N], x: [M]",
        "a^T w^T x, w, x",
        "||A x - b||^2, x",
        "x^T A x, x",
        "x^T A x, A; A: symmetric [N, N], x: [N]",
        "(x^T A x) / (x^T x), x",
        "0.5 * ||tanh(W x + b) - y||^2, W, b; W: [M, N], x: [N], b: [M], y: [M]",
        "sum(log(exp(-y .* (X w)) + ones(4))), w",
        "logsumexp(A x + b), x",
        "a^T inv(X) b, X",
        "tr(X^3), X",
        "logdet(A + t B), t",
        "sin(t)^2, t",
        "x[0] * x[1] + sum(x), x",
        "f(x)^2, x; fn f",
        "{ let y = W^T x; a^T y }, y, W; W: [M, N], x: [M], a: [N]",
        "{ let c = A b; let y = W c; ||y||^2 }, W",
        "A x + b, x; A: [M, N], x: [N], b: [M]",
        "exp(A x), x",
        "W^T x, W; W: [M, N], x: [M]",
        "W^T X, W; W: [M, N], X: [M, K]",
        "A X B, X",
        "X^T X, X",
        "kron(x, y), x",
        "s x, x",
        "c ||x||^2, x",
        "grad(sum(softplus(X w)), w), w",
        "W2 tanh(W1 x), W1",
        "a^T W^T x, W; a: [N], W: [M, N], x: [M]; latex",
        "0.5 * ||tanh(W x + b) - y||^2, W; latex",
        "(x - mu)^T spd(S)^-1 (x - mu), mu; latex",
    ];
    let lines = calls.map(|call| {
        let tokens: TokenStream = call.parse().expect("tokens");
        let input = parse_call(Macro::Explain, tokens).expect("an input");
        let text = explanation(&input).expect("a text");
        format!("explain!({call})\n    {}\n", text.replace('\n', "\n    "))
    });
    snapshot("explanations.txt", &lines.join("\n"));
}
