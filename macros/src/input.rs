//! What stands between a macro's parentheses: `expression, variable, …; crate = path`.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::diagnostic::{Diagnostic, Range, Result};
use crate::parse::expression;
use crate::place::{is_reserved, no_place, place_text};
use crate::syntax::Tree;
use crate::token::{is_punct, split};

/// What stands between the parentheses of a macro.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) tree: Tree,
    pub(crate) variables: Vec<Variable>,
    /// How the expansion names this crate.
    pub(crate) krate: Option<TokenStream>,
}

/// What is differentiated by.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) text: String,
    pub(crate) range: Range,
}

/// `expression, variable, …; crate = path`.
pub(crate) fn parse(tokens: TokenStream) -> Result<Input> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let start = tokens.first().map_or(Span::call_site(), TokenTree::span);
    let mut options = split(&tokens, ';').into_iter();
    let head = options.next().unwrap_or_default();
    let mut arguments = split(head, ',').into_iter();
    let tree = expression(arguments.next().unwrap_or_default(), start)?;

    let mut variables: Vec<Variable> = Vec::new();
    let commas = head.iter().filter(|token| is_punct(token, ','));
    let commas: Vec<Span> = commas.map(TokenTree::span).collect();
    for (index, argument) in arguments.enumerate() {
        let (Some(first), Some(last)) = (argument.first(), argument.last()) else {
            let Some(&end) = commas.get(index + 1) else {
                break; // a trailing comma
            };
            let start = commas[index];
            return Err(Diagnostic::new(
                Range { start, end },
                "a variable is missing between these commas",
            ));
        };
        let range = Range {
            start: first.span(),
            end: last.span(),
        };
        if let Some(message) = no_place(argument) {
            return Err(Diagnostic::new(range, message));
        }
        let text = place_text(argument);
        if variables.iter().any(|variable| variable.text == text) {
            return Err(Diagnostic::new(
                range,
                format!("`{text}` is named twice as a variable"),
            ));
        }
        variables.push(Variable { text, range });
    }

    let mut krate = None;
    for option in options {
        match option {
            [] => {}
            [TokenTree::Ident(name), TokenTree::Punct(equals), path @ ..]
                if name == "crate" && equals.as_char() == '=' && is_path(path) =>
            {
                krate = Some(path.iter().cloned().collect());
            }
            [first, .., last] | [first @ last] => {
                return Err(Diagnostic::new(
                    Range {
                        start: first.span(),
                        end: last.span(),
                    },
                    "after `;` stands `crate = path`, the path of a renamed chainrule",
                ));
            }
        }
    }
    Ok(Input {
        tree,
        variables,
        krate,
    })
}

/// `chainrule`, `crate::math`, `::chainrule`.
fn is_path(tokens: &[TokenTree]) -> bool {
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
