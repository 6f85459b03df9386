//! What stands between a macro's parentheses: `expression, variable, …; option; …`.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::diagnostic::{Diagnostic, Range, Result};
use crate::expand::Macro;
use crate::parse::{another_expression, expression};
use crate::place::{no_place, place_text, word};
use crate::syntax::{Id, OwnFunction, Tree};
use crate::token::{is_path, is_punct, split};

/// What stands between the parentheses of a macro.
#[derive(Debug)]
pub(crate) struct Input {
    pub(crate) tree: Tree,
    pub(crate) variables: Vec<Variable>,
    /// The nodes of directions: one a variable, or the cotangent of the whole.
    pub(crate) directions: Vec<Id>,
    /// How the expansion names this crate.
    pub(crate) krate: Option<TokenStream>,
}

/// What is differentiated by.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) text: String,
    pub(crate) range: Range,
    pub(crate) structure: Structure,
}

/// Which entries of a variable vary by themselves.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum Structure {
    /// All.
    #[default]
    Full,
    /// Those on and above the diagonal; each of the others is equal to one of them.
    Symmetric,
    /// Those on the diagonal; the others are 0.
    Diagonal,
}

impl Structure {
    /// As it is written.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Full => "",
            Self::Symmetric => "symmetric",
            Self::Diagonal => "diagonal",
        }
    }
}

/// What may stand behind a `;`.
const OPTIONS: &str = "behind `;` stands `fn name = place` (a function of your own), `S: symmetric` or \
                       `S: diagonal` (a variable), or `crate = path` (a renamed chainrule)";

/// `expression, variable, …; option; …`, for a macro without directions.
#[cfg(test)]
pub(crate) fn parse(tokens: TokenStream) -> Result<Input> {
    parse_call(Macro::Grad, tokens)
}

/// `expression, variable, …; option; …`; for some macros with directions among the variables.
pub(crate) fn parse_call(called: Macro, tokens: TokenStream) -> Result<Input> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let start = tokens.first().map_or(Span::call_site(), TokenTree::span);
    let mut options = split(&tokens, ';').into_iter();
    let head = options.next().unwrap_or_default();
    let mut arguments = split(head, ',').into_iter();
    let Options {
        krate,
        functions,
        structures,
    } = Options::parse(options)?;
    let mut tree = expression(arguments.next().unwrap_or_default(), functions, start)?;
    let mut directions = Vec::new();
    let count = arguments.len() - usize::from(head.last().is_some_and(|last| is_punct(last, ',')));

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
        if called.is_direction(index, count) {
            directions.push(another_expression(&mut tree, argument, first.span())?);
            continue;
        }
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
        variables.push(Variable {
            text,
            range,
            structure: Structure::Full,
        });
    }

    for (text, range, structure) in structures {
        match variables.iter_mut().find(|variable| variable.text == text) {
            Some(variable) if variable.structure == Structure::Full => {
                variable.structure = structure;
            }
            Some(_) => {
                return Err(Diagnostic::new(
                    range,
                    format!("`{text}` has two structures: say it once"),
                ));
            }
            None => {
                return Err(Diagnostic::new(
                    range,
                    format!(
                        "`{text}` is no variable here: it matters to a gradient by `{text}` only \
                         whether it is {}",
                        structure.name()
                    ),
                ));
            }
        }
    }
    Ok(Input {
        tree,
        variables,
        directions,
        krate,
    })
}

/// What stands behind the `;`s.
#[derive(Default)]
struct Options {
    krate: Option<TokenStream>,
    functions: Vec<OwnFunction>,
    structures: Vec<(String, Range, Structure)>,
}

impl Options {
    fn parse<'a>(options: impl Iterator<Item = &'a [TokenTree]>) -> Result<Self> {
        let mut all = Self::default();
        for option in options {
            let ([first, .., last] | [first @ last]) = option else {
                continue; // a trailing semicolon
            };
            let range = Range {
                start: first.span(),
                end: last.span(),
            };
            all.option(option, range)?;
        }
        Ok(all)
    }

    fn option(&mut self, option: &[TokenTree], range: Range) -> Result<()> {
        let wrong = || Err(Diagnostic::new(range, OPTIONS));
        match option {
            [TokenTree::Ident(name), equals, path @ ..]
                if name == "crate" && is_punct(equals, '=') && is_path(path) =>
            {
                self.krate = Some(path.iter().cloned().collect());
            }
            [TokenTree::Ident(keyword), TokenTree::Ident(name), path @ ..] if keyword == "fn" => {
                let path = match path {
                    [] => TokenTree::from(name.clone()).into(),
                    [equals, place @ ..]
                        if is_punct(equals, '=')
                            && !place.is_empty()
                            && no_place(place).is_none() =>
                    {
                        place.iter().cloned().collect()
                    }
                    _ => return wrong(),
                };
                let name = word(name);
                if self.functions.iter().any(|known| known.name == name) {
                    return Err(Diagnostic::new(
                        range,
                        format!("`{name}` is declared twice"),
                    ));
                }
                self.functions.push(OwnFunction { name, path });
            }
            [place @ .., colon, TokenTree::Ident(structure)]
                if is_punct(colon, ':') && !place.is_empty() && no_place(place).is_none() =>
            {
                let structures = [Structure::Symmetric, Structure::Diagonal];
                let Some(structure) = structures
                    .into_iter()
                    .find(|known| structure == known.name())
                else {
                    return wrong();
                };
                self.structures.push((place_text(place), range, structure));
            }
            _ => return wrong(),
        }
        Ok(())
    }
}
