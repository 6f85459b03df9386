//! Whatever stands between the parentheses of a macro, it expands to an expression or to an error.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::dimensions::text;
use super::interpreter::Shape;
use super::random::Random;
use super::random_expressions::Generator;
use crate::expand::{Macro, expand};
use crate::input::parse;

const MACROS: [Macro; 3] = [Macro::Value, Macro::Grad, Macro::ValueAndGrad];
/// Which take longer.
const OTHERS: [Macro; 4] = [
    Macro::Jacobian,
    Macro::Hessian,
    Macro::Derivative,
    Macro::Explain,
];

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Expansion {
    Code,
    Error,
}

/// What a call expands to; a panic, an empty error or no expression is a failure.
fn expansion(called: Macro, input: &TokenStream) -> Result<Expansion, String> {
    let output = catch_unwind(AssertUnwindSafe(|| expand(called, input.clone())))
        .map_err(|_| "panics".to_owned())?;
    let expression = syn::parse2::<syn::Expr>(output.clone());
    if let Ok(syn::Expr::Macro(call)) = &expression
        && call
            .mac
            .path
            .segments
            .last()
            .is_some_and(|name| name.ident == "compile_error")
    {
        let message: syn::LitStr = call.mac.parse_body().map_err(|error| error.to_string())?;
        return match message.value().trim() {
            "" => Err("an error without a word".to_owned()),
            _ => Ok(Expansion::Error),
        };
    }
    match expression {
        Ok(_) => Ok(Expansion::Code),
        // Rust that the user put in braces or brackets is the user's.
        Err(_) if !is_rust(input) => Ok(Expansion::Code),
        Err(error) => Err(format!("expands to no expression: {error}\n{output}")),
    }
}

/// Whether the parts of a call that are handed on as Rust are Rust.
fn is_rust(input: &TokenStream) -> bool {
    let Ok(input) = parse(input.clone()) else {
        return true;
    };
    input.tree.leaves.iter().all(|leaf| {
        let is_place = !leaf.text.starts_with('{') && !leaf.text.contains('[');
        is_place || syn::parse2::<syn::Expr>(leaf.tokens.clone()).is_ok()
    })
}

fn check(input: &TokenStream, counts: &mut [usize; 2]) {
    check_in(&MACROS, input, counts);
}

fn check_in(macros: &[Macro], input: &TokenStream, counts: &mut [usize; 2]) {
    for &called in macros {
        match expansion(called, input) {
            Ok(Expansion::Code) => counts[0] += 1,
            Ok(Expansion::Error) => counts[1] += 1,
            Err(what) => panic!("{called:?} of\n    {input}\n{what}\n{input:?}"),
        }
    }
}

/// What the notation has, and what it has not.
const WORDS: [&str; 104] = [
    "a",
    "b",
    "x",
    "W",
    "y",
    "T",
    "a",
    "b",
    "x",
    "W",
    "y",
    "T",
    "self",
    "Self",
    "super",
    "crate",
    "_",
    "_1",
    "_2",
    "_3",
    "__",
    "let",
    "fn",
    "if",
    "match",
    "async",
    "true",
    "r#fn",
    "r#let",
    "λ",
    "é",
    "变量",
    "exp",
    "log",
    "tr",
    "sum",
    "dot",
    "norm1",
    "norm2",
    "norm",
    "ln",
    "exq",
    "sigmod",
    "relu",
    "sqrt",
    "abs",
    "inv",
    "0",
    "1",
    "2",
    "3",
    "0.5",
    "1e-3",
    "1_000",
    "2.",
    "1e400",
    "1e308",
    "1e-320",
    "1e39",
    "0x1F",
    "0b11",
    "0o7",
    "2x",
    "2f64",
    "1.5f32",
    "3usize",
    "1e3x",
    "99999999999",
    "1048576",
    "1048577",
    "\"s\"",
    "\"m²\"",
    "\"\"",
    "'c'",
    "'²'",
    "b\"s\"",
    "b'c'",
    "c\"s\"",
    "r#\"s\"#",
    "'a",
    "'static",
    "x.0",
    "x.0.1",
    "x.y.z",
    "x[0]",
    "x[i][j]",
    "x[\"m²\"]",
    "a::b",
    "x.2.",
    "x.0::a",
    "x.crate",
    "crate::W",
    "::a",
    "->",
    "=>",
    "..",
    "..=",
    "&&",
    "^T",
    "^-1",
    "^2",
    ".^",
    "||",
    ".*",
];

const PUNCTUATION: [char; 24] = [
    '+', '-', '*', '/', '^', '.', ':', '|', '&', '@', '!', '?', '%', '<', '>', '=', ',', ';', '#',
    '$', '~', '+', '^', '|',
];

const GROUPS: [Delimiter; 5] = [
    Delimiter::Parenthesis,
    Delimiter::Brace,
    Delimiter::Bracket,
    Delimiter::None,
    Delimiter::Parenthesis,
];

fn random_token(random: &mut Random, depth: usize) -> Vec<TokenTree> {
    match random.below(8) {
        0..=3 => {
            let word: TokenStream = random.one_of(&WORDS).parse().unwrap();
            word.into_iter().collect()
        }
        4 if depth > 0 => {
            let length = random.below(6);
            let mut inside = random_tokens(random, length, depth - 1);
            if random.once_in(3) {
                let block: TokenStream = "let y = x;".parse().unwrap();
                inside = block.into_iter().chain(inside).collect();
            }
            vec![Group::new(random.one_of(&GROUPS), inside.into_iter().collect()).into()]
        }
        _ => {
            let spacing = random.one_of(&[Spacing::Alone, Spacing::Joint]);
            vec![Punct::new(random.one_of(&PUNCTUATION), spacing).into()]
        }
    }
}

fn random_tokens(random: &mut Random, length: usize, depth: usize) -> Vec<TokenTree> {
    (0..length)
        .flat_map(|_| random_token(random, depth))
        .collect()
}

/// One change, somewhere.
fn mutate(random: &mut Random, mut tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    if tokens.is_empty() {
        return random_token(random, 1);
    }
    let at = random.below(tokens.len());
    if let TokenTree::Group(group) = &tokens[at]
        && !random.once_in(4)
    {
        let inside = mutate(random, group.stream().into_iter().collect());
        tokens[at] = Group::new(group.delimiter(), inside.into_iter().collect()).into();
        return tokens;
    }
    match random.below(6) {
        0 => {
            tokens.remove(at);
        }
        1 => tokens.insert(at, tokens[at].clone()),
        2 => {
            let other = random.below(tokens.len());
            tokens.swap(at, other);
        }
        3 => {
            tokens.splice(at..=at, random_token(random, 2));
        }
        // Without its delimiters, or within some.
        4 => match tokens[at].clone() {
            TokenTree::Group(group) => {
                tokens.splice(at..=at, group.stream());
            }
            token => tokens[at] = Group::new(random.one_of(&GROUPS), token.into()).into(),
        },
        _ => {
            tokens.splice(at..at, random_token(random, 2));
        }
    }
    tokens
}

#[test]
fn random_tokens_expand() {
    let mut random = Random::new(1);
    let mut counts = [0; 2];
    for _ in 0..5000 {
        let longest = 1 + random.below(10);
        let length = 1 + random.below(longest);
        let tokens = random_tokens(&mut random, length, 3);
        check(&tokens.into_iter().collect(), &mut counts);
    }
    assert!(counts.iter().all(|&count| count > 500), "{counts:?}");
}

#[test]
fn mutated_expressions_expand() {
    let mut random = Random::new(2);
    let mut counts = [0; 2];
    for seed in 0..3000 {
        let case = Generator::new(seed).case(Shape::SCALAR, 2);
        let mut call = case.expr.text(case.seed);
        for (name, _) in case.expr.leaves() {
            call = call + ", " + &name;
        }
        if random.once_in(2) {
            let declarations = case.expr.leaves().into_iter();
            let declarations = declarations.map(|(name, shape)| format!("{name}: {}", text(shape)));
            call = call + "; " + &declarations.collect::<Vec<_>>().join(", ");
        }
        let call: TokenStream = call.parse().unwrap();
        let mut tokens: Vec<TokenTree> = call.into_iter().collect();
        for _ in 0..=random.below(3) {
            tokens = mutate(&mut random, tokens);
        }
        let call = tokens.into_iter().collect();
        check(&call, &mut counts);
        if random.once_in(6) {
            check_in(&[random.one_of(&OTHERS)], &call, &mut counts);
        }
    }
    assert!(counts.iter().all(|&count| count > 500), "{counts:?}");
}

/// `x` in so many groups.
fn nested(depth: usize, delimiter: Delimiter, prefix: &str, suffix: &str) -> TokenStream {
    let (prefix, suffix): (TokenStream, TokenStream) =
        (prefix.parse().unwrap(), suffix.parse().unwrap());
    let x = TokenStream::from(TokenTree::from(Ident::new("x", Span::call_site())));
    (0..depth).fold(x, |inside, _| {
        let group = TokenTree::from(Group::new(delimiter, inside));
        let group = TokenStream::from(group);
        prefix
            .clone()
            .into_iter()
            .chain(group)
            .chain(suffix.clone())
            .collect()
    })
}

/// On a stack as large as the compiler's.
fn with_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(test);
    if let Err(panic) = thread.unwrap().join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn deep_nesting_is_an_error() {
    with_stack(nest_deeply);
}

/// Expands what is nested too deeply for `syn`.
fn survives(input: &TokenStream) {
    for called in MACROS {
        let output = catch_unwind(AssertUnwindSafe(|| expand(called, input.clone())));
        assert!(output.is_ok_and(|output| !output.is_empty()));
    }
}

fn nest_deeply() {
    for delimiter in GROUPS {
        for (prefix, suffix) in [
            ("", ""),
            ("-", ""),
            ("exp", ""),
            ("x ^", ""),
            ("x .^", ""),
            ("x", ""),
            ("", "^T"),
            ("let y = x;", ""),
            ("let y =", "; y"),
            ("||", "||"),
        ] {
            survives(&nested(2000, delimiter, prefix, suffix));
        }
    }
    for (word, last) in [("-", "x"), ("||", "x"), ("|| x +", "x"), ("x ^ -", "x")] {
        let text = word.repeat(5000) + last;
        survives(&text.parse().unwrap());
    }
}

#[test]
fn long_expressions_expand() {
    with_stack(expand_long_ones);
}

fn expand_long_ones() {
    for (first, next) in [
        ("x", "+ x"),
        ("x", "- y"),
        ("x", ": x"),
        ("x", "* x"),
        ("x", "A"),
        ("x", "/ x"),
        ("x", ".* x"),
        ("x", "^T"),
        ("x", "^2"),
        ("x", ".^2"),
        ("x", ".^x"),
        ("x", "^x"),
        ("x", ".y"),
        ("x", "::y"),
        ("x", "[0]"),
        ("x", ", x"),
        ("x", ";"),
    ] {
        for length in [240, 3000] {
            let text = first.to_owned() + &format!(" {next}").repeat(length);
            check(&text.parse().unwrap(), &mut [0; 2]);
        }
    }
}
