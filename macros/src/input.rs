//! What stands between a macro's parentheses: `expression, variable, …; option; …`.

mod declaration;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

pub(crate) use self::declaration::{Declaration, DimensionConstant, SHAPES};
use self::declaration::{Said, declared, said};
use crate::diagnostic::{Diagnostic, Range, Result, nearest};
use crate::dimension::{Shape, Shapes};
use crate::expand::Macro;
use crate::parse::{LET_IN_A_BLOCK, another_expression, expression, never_called};
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
    /// The values whose shapes are declared.
    pub(crate) declarations: Vec<Declaration>,
    /// The dimensions of those that are constants of Rust.
    pub(crate) constants: Vec<DimensionConstant>,
    /// What follows from the declared shapes.
    pub(crate) shapes: Shapes,
    /// Where the results go.
    pub(crate) into: Option<Into>,
    /// How the expansion names this crate.
    pub(crate) krate: Option<TokenStream>,
    /// Where `latex` stands.
    pub(crate) latex: Option<Range>,
}

/// `into place, += place`: where the results go, instead of being returned.
#[derive(Debug)]
pub(crate) struct Into {
    pub(crate) places: Vec<Place>,
    pub(crate) range: Range,
}

/// A place of the user's.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) tokens: TokenStream,
    pub(crate) start: Span,
    /// Whether the result is added to what it holds.
    pub(crate) adds: bool,
}

/// What is differentiated by.
#[derive(Debug)]
pub(crate) struct Variable {
    pub(crate) text: String,
    pub(crate) range: Range,
    pub(crate) structure: Structure,
    /// Where its structure is said, if anywhere.
    pub(crate) said: Range,
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
const OPTIONS: &str = "behind a `;` stands `fn name = place` (a function of your own), `W: [M, N]` \
                       (dimensions), `S: symmetric` or `S: diagonal` (a variable), `into place` or `into += place` (for \
                       the result), or `crate = path` (a renamed chainrule)";

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
    if let Some(TokenTree::Ident(word)) = head.first()
        && word == "let"
    {
        return Err(Diagnostic::new(Range::of(word.span()), LET_IN_A_BLOCK));
    }
    let Options {
        krate,
        latex,
        into,
        functions,
        structures,
        shapes,
        constants,
    } = Options::parse(options)?;
    belongs(called, latex, into.as_ref())?;
    for argument in arguments.clone().skip(1) {
        if let Some(message) = misplaced(argument) {
            return Err(Diagnostic::new(range_of(argument), message));
        }
    }
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
        // A variable may occur by its entries alone.
        if tree.named(&text).is_none() {
            tree.whole(argument, &text, range);
        }
        variables.push(Variable {
            text,
            range,
            structure: Structure::Full,
            said: range,
        });
    }

    if let Some(mistake) = never_called(&tree) {
        return Err(mistake);
    }
    for said in structures {
        structure(&mut variables, said)?;
    }
    let declarations = declarations(&mut tree, &variables, shapes)?;
    let shapes = Shapes::new(&tree, &declarations);
    Ok(Input {
        tree,
        variables,
        directions,
        declarations,
        constants,
        shapes,
        into,
        krate,
        latex,
    })
}

/// Whether what is said of a text is said of one, and of a result of one.
fn belongs(called: Macro, latex: Option<Range>, into: Option<&Into>) -> Result<()> {
    let (range, message) = match (called, latex, into) {
        (Macro::Explain, _, Some(into)) => (
            into.range,
            "`explain!` is a text, and computes nothing that could go into a place",
        ),
        (Macro::Explain, ..) | (_, None, _) => return Ok(()),
        (_, Some(range), _) => (
            range,
            "`latex` is an option of `explain!`, which writes a text",
        ),
    };
    Err(Diagnostic::new(range, message))
}

/// Where tokens stand.
fn range_of(tokens: &[TokenTree]) -> Range {
    let span = |token: Option<&TokenTree>| token.map_or(Span::call_site(), TokenTree::span);
    Range {
        start: span(tokens.first()),
        end: span(tokens.last()),
    }
}

/// Gives a variable the structure that is said of it.
fn structure(
    variables: &mut [Variable],
    (text, range, structure): (String, Range, Structure),
) -> Result<()> {
    let name = structure.name();
    let wrong = |message: String| Err(Diagnostic::new(range, message));
    let names: Vec<String> = variables
        .iter()
        .map(|variable| format!("`{}`", variable.text))
        .collect();
    match variables.iter_mut().find(|variable| variable.text == text) {
        Some(variable) if variable.structure == Structure::Full => {
            variable.structure = structure;
            variable.said = range;
            Ok(())
        }
        Some(variable) if variable.structure == structure => {
            wrong(format!("`{text}: {name}` is said twice"))
        }
        Some(_) => wrong(format!(
            "`{text}` has two structures: what is diagonal is symmetric, so that `{text}: diagonal` \
             says it all"
        )),
        None if names.is_empty() => wrong(format!(
            "`{text}: {name}` is about a gradient by `{text}`, and here is none"
        )),
        None => wrong(format!(
            "`{text}: {name}` is about a gradient by `{text}`, and the gradient is by {}",
            names.join(", ")
        )),
    }
}

/// The declarations, each of a value of the tree.
fn declarations(
    tree: &mut Tree,
    variables: &[Variable],
    shapes: Vec<(&[TokenTree], Range, Shape)>,
) -> Result<Vec<Declaration>> {
    let mut declarations: Vec<Declaration> = Vec::new();
    for (place, range, shape) in shapes {
        let leaf = declared(tree, place, range)?;
        let text = place_text(place);
        let wrong = |message: String| Err(Diagnostic::new(range, message));
        if let Some(first) = declarations.iter().find(|known| known.leaf == leaf) {
            return wrong(format!(
                "`{text}` is declared twice, first as `{}`",
                first.shape
            ));
        }
        let structure = variables.iter().find(|variable| variable.text == text);
        let structure = structure.map_or(Structure::Full, |variable| variable.structure);
        if structure != Structure::Full && shape.squared().is_err() {
            let name = structure.name();
            return wrong(format!(
                "`{text}: {name}` is about a square matrix, and `{text}` is declared as `{shape}`"
            ));
        }
        declarations.push(Declaration {
            leaf,
            text,
            range,
            shape,
        });
    }
    Ok(declarations)
}

/// What is said of an option that was put among the variables.
fn misplaced(argument: &[TokenTree]) -> Option<String> {
    match argument {
        [TokenTree::Ident(keyword), TokenTree::Ident(name), ..] if keyword == "fn" => Some(
            format!("`fn {name}` stands behind a `;`, and not among the variables"),
        ),
        _ => {
            let (place, what) = said(argument)?;
            let place = place_text(place);
            let (before, what) = match what {
                // A direction may be an inner product, A : B.
                [TokenTree::Ident(word), ..] => {
                    let structures = [Structure::Symmetric, Structure::Diagonal];
                    nearest(&word.to_string(), structures.map(Structure::name))?;
                    (format!(", {place}"), place_text(what))
                }
                [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                    (String::new(), "[…]".to_owned())
                }
                _ => return None,
            };
            Some(format!(
                "what is said of a name stands behind a `;`: `…{before}; {place}: {what}`"
            ))
        }
    }
}

/// What stands behind the `;`s.
#[derive(Default)]
struct Options<'a> {
    krate: Option<TokenStream>,
    latex: Option<Range>,
    into: Option<Into>,
    functions: Vec<OwnFunction>,
    structures: Vec<(String, Range, Structure)>,
    shapes: Vec<(&'a [TokenTree], Range, Shape)>,
    constants: Vec<DimensionConstant>,
}

impl<'a> Options<'a> {
    fn parse(options: impl Iterator<Item = &'a [TokenTree]>) -> Result<Self> {
        let mut all = Self::default();
        for option in options {
            if !option.is_empty() {
                all.option(option, range_of(option))?;
            } // else a trailing semicolon
        }
        Ok(all)
    }

    fn option(&mut self, option: &'a [TokenTree], range: Range) -> Result<()> {
        let wrong = |message: &str| Err(Diagnostic::new(range, message));
        let parts = split(option, ',');
        if said(parts[0]).is_some() {
            return parts.into_iter().try_for_each(|part| self.said(part));
        }
        if parts[1..].iter().any(|part| misplaced(part).is_some()) {
            return wrong("every option has a `;` of its own in front of it");
        }
        match option {
            [TokenTree::Ident(name), equals, path @ ..]
                if name == "crate" && is_punct(equals, '=') && is_path(path) =>
            {
                self.krate = Some(path.iter().cloned().collect());
                Ok(())
            }
            [TokenTree::Ident(word)] if word == "latex" => {
                self.latex = Some(range);
                Ok(())
            }
            [TokenTree::Ident(keyword), places @ ..] if keyword == "into" => {
                self.into(places, range)
            }
            [TokenTree::Ident(keyword), TokenTree::Ident(name), path @ ..] if keyword == "fn" => {
                self.function(name, path, range)
            }
            [TokenTree::Ident(keyword), ..] if keyword == "fn" => {
                wrong("a function of your own is declared by `fn name = place`")
            }
            [TokenTree::Ident(name), equals, path @ ..]
                if is_punct(equals, '=') && is_path(path) =>
            {
                if nearest(&name.to_string(), ["crate"]).is_some() {
                    return wrong(&format!(
                        "did you mean `crate = {}`, the path of a renamed chainrule?",
                        place_text(path)
                    ));
                }
                wrong(&format!(
                    "a function of your own is declared by `fn {name} = {}`",
                    place_text(path)
                ))
            }
            _ => wrong(OPTIONS),
        }
    }

    /// `S: symmetric [N, N]`, one of several.
    fn said(&mut self, part: &'a [TokenTree]) -> Result<()> {
        if part.is_empty() {
            return Ok(()); // a trailing comma
        }
        let range = range_of(part);
        let Some(what) = said(part) else {
            let message = match part {
                [TokenTree::Ident(word), ..] if word == "fn" || word == "crate" => {
                    "every option has a `;` of its own in front of it"
                }
                _ => OPTIONS,
            };
            return Err(Diagnostic::new(range, message));
        };
        let said = Said::parse(what, range, &mut self.constants)?;
        let structure = said.structure;
        self.structures
            .extend(structure.map(|structure| (place_text(said.place), range, structure)));
        self.shapes
            .extend(said.shape.map(|shape| (said.place, range, shape)));
        Ok(())
    }

    /// `into place, += place`
    fn into(&mut self, places: &[TokenTree], range: Range) -> Result<()> {
        let wrong = |message: &str| Err(Diagnostic::new(range, message));
        if self.into.is_some() {
            return wrong("`into` is said twice: name all places behind one, `into g, h`");
        }
        let mut all = Vec::new();
        for place in split(places, ',') {
            let (adds, place) = match place {
                [plus, equals, place @ ..] if is_punct(plus, '+') && is_punct(equals, '=') => {
                    (true, place)
                }
                place => (false, place),
            };
            if place.is_empty() {
                return wrong(
                    "behind `into` stand the places of the results: `into g`, `into g, h`, or \
                     `into += g` to add to what it holds",
                );
            }
            if is_punct(&place[0], '&') {
                return wrong("`into` takes the place itself, without `&mut`");
            }
            all.push(Place {
                tokens: place.iter().cloned().collect(),
                start: place[0].span(),
                adds,
            });
        }
        self.into = Some(Into { places: all, range });
        Ok(())
    }

    /// `fn name = place`, or `fn name` for what is called like that in Rust.
    fn function(&mut self, ident: &Ident, path: &[TokenTree], range: Range) -> Result<()> {
        let at = Range::of(ident.span());
        let name = word(ident);
        let path = match path {
            [] => TokenTree::from(ident.clone()).into(),
            [equals, place @ ..]
                if is_punct(equals, '=') && !place.is_empty() && no_place(place).is_none() =>
            {
                place.iter().cloned().collect()
            }
            [equals, _, ..] if is_punct(equals, '=') => {
                return Err(Diagnostic::new(
                    range,
                    format!(
                        "behind `fn {name} =` stands a place: give the value a name, `let {name} = …;`, \
                         and write `fn {name}`"
                    ),
                ));
            }
            _ => {
                return Err(Diagnostic::new(
                    range,
                    format!("a function of your own is declared by `fn {name} = place`"),
                ));
            }
        };
        if self.functions.iter().any(|known| known.name == name) {
            return Err(Diagnostic::new(
                range,
                format!("`{name}` is declared twice"),
            ));
        }
        self.functions.push(OwnFunction {
            name,
            path,
            range: at,
        });
        Ok(())
    }
}
