//! What single tokens mean in the notation.

use proc_macro2::{Delimiter, Group, Literal, TokenTree};

use crate::diagnostic::{Diagnostic, Range, Result};
use crate::place::is_reserved;

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

/// `chainrule`, `crate::math`, `::chainrule`.
pub(crate) fn is_path(tokens: &[TokenTree]) -> bool {
    let tokens = match tokens {
        [a, b, rest @ ..] if is_punct(a, ':') && is_punct(b, ':') => rest,
        tokens => tokens,
    };
    let separators = tokens.len() / 3;
    tokens.len() == 3 * separators + 1
        && tokens.iter().enumerate().all(|(index, token)| match token {
            TokenTree::Ident(name) => index % 3 == 0 && !is_reserved(&name.to_string()),
            token => index % 3 != 0 && is_punct(token, ':'),
        })
}

/// Whether a group is a block of `let`s.
pub(crate) fn is_block(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace
        && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == "let")
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
