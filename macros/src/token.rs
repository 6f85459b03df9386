//! What single tokens and places mean in the notation.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenTree};

use crate::diagnostic::{Diagnostic, Range, Result};

pub(crate) const BY_REFERENCE: &str = "names are taken by reference already: leave out the `&`";

/// More work than this for one power is a mistake.
const LARGEST_POWER: i32 = 1 << 20;

/// The parts between separators.
pub(crate) fn split(tokens: &[TokenTree], separator: char) -> Vec<&[TokenTree]> {
    tokens.split(|token| is_punct(token, separator)).collect()
}

pub(crate) fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// A place as it is compared and shown: without the spaces that a token stream puts in.
pub(crate) fn place_text(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let index: Vec<TokenTree> = group.stream().into_iter().collect();
                text.push('[');
                text.push_str(&place_text(&index));
                text.push(']');
            }
            TokenTree::Ident(name) => text.push_str(&word(name)),
            token => text.push_str(&token.to_string()),
        }
    }
    text
}

/// A name, for comparison: `r#x` is `x`.
pub(crate) fn word(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// Why tokens can't name a variable, if they can't.
pub(crate) fn no_place(tokens: &[TokenTree]) -> Option<&'static str> {
    if is_punct(&tokens[0], '&') {
        return Some(BY_REFERENCE);
    }
    if matches!(tokens, [TokenTree::Ident(word), ..] if word == "crate") {
        return Some("`crate = path` stands behind a `;`");
    }
    let is_place = tokens.iter().enumerate().all(|(index, token)| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => index > 0 && matches!(punct.as_char(), '.' | ':'),
        TokenTree::Literal(field) => index > 0 && is_field(field),
        TokenTree::Group(group) => group.delimiter() != Delimiter::Parenthesis,
    });
    (!is_place).then_some(
        "a variable is a name; to differentiate by an expression, name it: `{ let y = …; … }`",
    )
}

/// `0`, or the `0.1` of `pair.0.1`.
pub(crate) fn is_field(literal: &Literal) -> bool {
    let is_index = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    literal.to_string().split('.').all(is_index)
}

/// Words of Rust that no value is called, nor a part of its place.
pub(crate) fn is_reserved(word: &str) -> bool {
    const RESERVED: [&str; 46] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "final", "fn", "for", "if", "impl", "in", "let", "loop",
        "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
        "static", "struct", "trait", "try", "type", "typeof", "unsafe", "unsized", "use",
        "virtual", "where", "while", "yield", "_",
    ];
    RESERVED.contains(&word)
}

/// Words of Rust that begin a path or are a value, but are no field.
pub(crate) fn is_path_or_bool(word: &str) -> bool {
    ["crate", "false", "self", "Self", "super", "true"].contains(&word)
}

/// Whether a group is a block of `let`s.
pub(crate) fn is_block(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace
        && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "let")
}

/// Whether a place and what follows it in parentheses can't be a product.
pub(crate) fn is_rust_call(place: &[TokenTree], arguments: &Group) -> bool {
    let function = place.last().map(ToString::to_string).unwrap_or_default();
    let is_path = place.iter().rev().nth(1);
    let is_path = is_path.is_some_and(|token| is_punct(token, ':'));
    let arguments_: Vec<TokenTree> = arguments.stream().into_iter().collect();
    arguments.delimiter() == Delimiter::Parenthesis
        && (arguments_.first().is_none_or(|first| is_punct(first, '&'))
            || arguments_.iter().any(|token| is_punct(token, ','))
            || is_path && function.starts_with(char::is_lowercase))
}

/// A number of the notation.
pub(crate) fn number(literal: &Literal) -> Result<f64> {
    let text = literal.to_string();
    let plain = text.replace('_', "");
    let wrong = |message: String| Err(Diagnostic::new(Range::of(literal.span()), message));
    if let Ok(number) = plain.parse::<f64>()
        && number.is_finite()
        && plain.starts_with(|c: char| c.is_ascii_digit())
    {
        return Ok(number);
    }
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return wrong(format!("`{text}` is neither a number nor a name"));
    }
    if ["0x", "0o", "0b"]
        .iter()
        .any(|prefix| plain.starts_with(prefix))
    {
        return wrong(format!("numbers are decimal, and `{text}` is not"));
    }
    if plain.parse::<f64>().is_ok() {
        return wrong(format!("`{text}` is too large a number"));
    }
    for suffix in ["f64", "f32"] {
        if let Some(number) = plain.strip_suffix(suffix) {
            return wrong(format!(
                "numbers take the type of the entries: write `{number}` instead of `{text}`"
            ));
        }
    }
    let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
    if digits.parse::<f64>().is_ok() && digits.len() < plain.len() {
        let name = &plain[digits.len()..];
        return wrong(format!(
            "write a space between the number and the name: `{digits} {name}`"
        ));
    }
    wrong(format!("`{text}` is no number of the notation"))
}

/// The number as an exponent, if it is whole.
pub(crate) fn integer(number: f64, range: Range) -> Result<Option<i32>> {
    if number.fract() != 0.0 {
        return Ok(None);
    }
    if number.abs() > f64::from(LARGEST_POWER) {
        return Err(Diagnostic::new(
            range,
            format!("the exponent {number} is too large: {LARGEST_POWER} is the largest"),
        ));
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and bounded just before"
    )]
    Ok(Some(number as i32))
}
