//! Mistakes, each with the tokens that it is about.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{quote, quote_spanned};

/// From the first token to the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) start: Span,
    pub(crate) end: Span,
}

impl Range {
    pub(crate) fn of(span: Span) -> Self {
        Self {
            start: span,
            end: span,
        }
    }

    pub(crate) fn to(self, other: Self) -> Self {
        Self {
            start: self.start,
            end: other.end,
        }
    }
}

/// An error for the user to read.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    pub(crate) range: Range,
    pub(crate) message: String,
}

pub(crate) type Result<T> = std::result::Result<T, Diagnostic>;

impl Diagnostic {
    pub(crate) fn new(range: Range, message: impl Into<String>) -> Self {
        Self {
            range,
            message: message.into(),
        }
    }

    /// A `compile_error!` that underlines the range: its first token has the start's span, its last
    /// the end's.
    pub(crate) fn into_compile_error(self) -> TokenStream {
        let message = &self.message;
        let start = quote_spanned!(self.range.start=> ::core::compile_error!);
        let mut arguments = Group::new(Delimiter::Brace, quote!(#message));
        arguments.set_span(self.range.end);
        quote!(#start #arguments)
    }
}

/// The candidate that `word` is a slip of the pen from, if one is near.
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let tolerance = match word.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    };
    candidates
        .into_iter()
        .map(|candidate| {
            (
                distance(word, candidate),
                word.len().abs_diff(candidate.len()),
                candidate,
            )
        })
        .filter(|&(distance, ..)| distance <= tolerance)
        .min()
        .map(|(.., candidate)| candidate)
}

/// `a`, `b` and `c`.
pub(crate) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [names @ .., last] if !names.is_empty() => format!("{} and {last}", names.join(", ")),
        names => names.join(""),
    }
}

/// Edits between two words: insertion, deletion, substitution, and the swap of two neighbours
/// (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substitution = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut edits = substitution.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                edits = edits.min(rows[i - 2][j - 2] + 1);
            }
            row.push(edits);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen() {
        let functions = ["tanh", "tan", "exp", "log"];
        assert_eq!(nearest("tahn", functions), Some("tanh"));
        assert_eq!(nearest("epx", functions), Some("exp"));
        assert_eq!(nearest("ex", functions), None);
        assert_eq!(nearest("weights", functions), None);
    }
}
