//! Names: of `let`s, and of Rust places.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::call::arguments_text;
use super::{LET_IN_A_BLOCK, Parser};
use crate::diagnostic::{Diagnostic, Range, Result};
use crate::function::Function;
use crate::place::{
    is_field, is_path_or_bool, is_reserved, is_rust_call, method_instead, place_text,
};
use crate::syntax::{Id, Syntax};
use crate::token::is_punct;

impl Parser<'_> {
    /// The mistakes that a name can be, for the tokens of one.
    pub(super) fn refuse_what_is_no_name(&self, length: usize) -> Result<()> {
        let tokens = &self.rest[..length];
        let text = place_text(tokens);
        if text == "let" {
            return Err(Diagnostic::new(Range::of(tokens[0].span()), LET_IN_A_BLOCK));
        }
        if text == "_" {
            return Err(Diagnostic::new(
                Range::of(tokens[0].span()),
                "`_` is not a value",
            ));
        }
        let base = text.split(['.', '[']).next().unwrap_or_default();
        if base.len() < text.len() && self.is_let(base) {
            return Err(Diagnostic::new(
                Range {
                    start: tokens[0].span(),
                    end: tokens[length - 1].span(),
                },
                format!("`{base}` is a `let` of the expression, which has no fields and entries"),
            ));
        }
        let reserved = tokens.iter().enumerate().find(|&(index, token)| {
            let is_field = index > 0 && is_punct(&tokens[index - 1], '.');
            let word = token.to_string();
            is_reserved(&word) || is_field && is_path_or_bool(&word)
        });
        if let Some((_, word)) = reserved
            && !self.is_let(&text)
        {
            return Err(Diagnostic::new(
                Range::of(word.span()),
                format!("`{word}` is a word of Rust and names no value"),
            ));
        }
        if let Some(TokenTree::Group(arguments)) = self.peek(length)
            && is_rust_call(tokens, arguments)
        {
            let range = Range {
                start: tokens[0].span(),
                end: arguments.span(),
            };
            let two = Function::suggestion_of_two(&text).map(str::to_owned);
            let message = match method_instead(&text, &arguments_text(arguments)).or(two) {
                Some(instead) => format!("in the notation this is `{instead}`"),
                None if matches!(text.as_str(), "grad" | "value_and_grad") => format!(
                    "a derivative within an expression is a constant: `let g = {text}!(…);`, and then \
                     `g`"
                ),
                None if length == 1 => format!(
                    "`{text}` is no function of the notation: put Rust in braces, `{{ {text}(…) }}`, \
                     as a constant"
                ),
                None => format!("put Rust in braces, `{{ {text}(…) }}`, as a constant"),
            };
            return Err(Diagnostic::new(range, message));
        }
        Ok(())
    }

    /// A name of a `let`, or a Rust place: a path, fields, indices.
    pub(super) fn name(&mut self) -> Result<Id> {
        let (mut length, mut is_path) = (1, true);
        loop {
            match (self.peek(length), self.peek(length + 1)) {
                (Some(TokenTree::Punct(dot)), Some(TokenTree::Ident(_)))
                    if dot.as_char() == '.' =>
                {
                    length += 2;
                }
                (Some(TokenTree::Punct(dot)), Some(TokenTree::Literal(field)))
                    if dot.as_char() == '.' && is_field(field) =>
                {
                    length += 2;
                }
                (Some(TokenTree::Punct(a)), Some(TokenTree::Punct(b)))
                    if is_path
                        && a.as_char() == ':'
                        && a.spacing() == proc_macro2::Spacing::Joint
                        && b.as_char() == ':'
                        && matches!(self.peek(length + 2), Some(TokenTree::Ident(_))) =>
                {
                    length += 3;
                    continue;
                }
                (Some(TokenTree::Group(index)), _) if index.delimiter() == Delimiter::Bracket => {
                    length += 1;
                }
                _ => break,
            }
            is_path = false;
        }
        self.refuse_what_is_no_name(length)?;
        let tokens = &self.rest[..length];
        let text = place_text(tokens);
        let known = self
            .lets
            .iter()
            .rev()
            .find(|(name, _)| *name == text)
            .map(|&(_, id)| id);
        let tokens: TokenStream = tokens.iter().cloned().collect();
        let range = self.skip(length);
        let syntax = match known {
            Some(id) => Syntax::Let(text, id),
            None => Syntax::Leaf(self.tree.leaf(tokens, text, range)),
        };
        Ok(self.tree.push(syntax, range))
    }
}
