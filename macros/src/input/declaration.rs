//! What is said of a name behind a `;`: `W: [M, N]`, `S: symmetric`, `S: symmetric [N, N]`.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;

use super::Structure;
use crate::diagnostic::{Diagnostic, Range, Result, list, nearest};
use crate::dimension::{Dimension, Shape};
use crate::place::{is_reserved, no_place, place_text};
use crate::syntax::{Syntax, Tree};
use crate::token::{is_path, is_punct, split};

/// The shapes and how they are declared.
pub(crate) const SHAPES: &str =
    "`[]` is a scalar, `[N]` a column, `[1, N]` a row, `[M, N]` a matrix";

/// A value's shape, as the user says.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) leaf: usize,
    pub(crate) text: String,
    /// Where it is said.
    pub(crate) range: Range,
    pub(crate) shape: Shape,
}

/// A dimension that is a constant of Rust: `{ N }` or `Self::N`.
#[derive(Debug)]
pub(crate) struct DimensionConstant {
    pub(crate) dimension: Dimension,
    /// The argument for a const parameter.
    pub(crate) tokens: TokenStream,
}

/// What is said of a name.
pub(super) struct Said<'a> {
    pub(super) place: &'a [TokenTree],
    pub(super) structure: Option<Structure>,
    pub(super) shape: Option<Shape>,
}

/// The name and what stands behind its colon, if anything is said of a name here.
pub(super) fn said(tokens: &[TokenTree]) -> Option<(&[TokenTree], &[TokenTree])> {
    let is_colon = |index: usize| tokens.get(index).is_some_and(|token| is_punct(token, ':'));
    let colon = (1..tokens.len())
        .find(|&index| is_colon(index) && !is_colon(index - 1) && !is_colon(index + 1))?;
    let place = &tokens[..colon];
    no_place(place)
        .is_none()
        .then_some((place, &tokens[colon + 1..]))
}

impl<'a> Said<'a> {
    pub(super) fn parse(
        (place, what): (&'a [TokenTree], &[TokenTree]),
        range: Range,
        constants: &mut Vec<DimensionConstant>,
    ) -> Result<Self> {
        let (structure, shape) = match what {
            [TokenTree::Ident(word)] => (Some(structure(&word.to_string(), word.span())?), None),
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                (None, Some(shape(group, constants)?))
            }
            [TokenTree::Ident(word), TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Bracket =>
            {
                (
                    Some(structure(&word.to_string(), word.span())?),
                    Some(shape(group, constants)?),
                )
            }
            _ => {
                let message = format!(
                    "the dimensions of `{}` stand in brackets: {SHAPES}",
                    place_text(place)
                );
                return Err(Diagnostic::new(range, message));
            }
        };
        Ok(Self {
            place,
            structure,
            shape,
        })
    }
}

fn structure(text: &str, at: Span) -> Result<Structure> {
    let structures = [Structure::Symmetric, Structure::Diagonal];
    if let Some(known) = structures.into_iter().find(|known| known.name() == text) {
        return Ok(known);
    }
    let message = match nearest(text, structures.map(Structure::name)) {
        Some(near) => format!("unknown structure `{text}`: did you mean `{near}`?"),
        None => format!(
            "unknown structure `{text}`: a variable is `symmetric` or `diagonal`; dimensions stand in \
             brackets, `[{text}]`"
        ),
    };
    Err(Diagnostic::new(Range::of(at), message))
}

/// `[M, N]`
fn shape(group: &Group, constants: &mut Vec<DimensionConstant>) -> Result<Shape> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let mut parts = split(&tokens, ',');
    if parts.last().is_some_and(|last| last.is_empty()) {
        parts.pop(); // a trailing comma, or nothing at all
    }
    let mut dimensions = Vec::new();
    for part in parts {
        let at = match part {
            [] => Range::of(group.span()),
            [first, ..] => Range {
                start: first.span(),
                end: part[part.len() - 1].span(),
            },
        };
        dimensions.push(dimension(part, at, constants)?);
    }
    Ok(match dimensions.as_slice() {
        [] => Shape::Scalar,
        [n] => Shape::Column(n.clone()),
        [one, n] if one.as_number() == Some(1) => Shape::Row(n.clone()),
        [m, n] => Shape::Matrix(m.clone(), n.clone()),
        more => {
            let message = format!("{} dimensions are too many: {SHAPES}", more.len());
            return Err(Diagnostic::new(Range::of(group.span()), message));
        }
    })
}

fn dimension(
    part: &[TokenTree],
    at: Range,
    constants: &mut Vec<DimensionConstant>,
) -> Result<Dimension> {
    let inside: Vec<TokenTree>;
    let (path, is_constant) = match part {
        [TokenTree::Literal(literal)] => {
            if let Ok(number) = literal.to_string().parse() {
                return Ok(Dimension::number(number));
            }
            (part, false)
        }
        [TokenTree::Group(group)]
            if matches!(group.delimiter(), Delimiter::Brace | Delimiter::None) =>
        {
            inside = group.stream().into_iter().collect();
            // Without braces it is what a `macro_rules!` hands on.
            if group.delimiter() == Delimiter::None
                || matches!(inside.as_slice(), [TokenTree::Literal(_)])
            {
                return dimension(&inside, at, constants);
            }
            (inside.as_slice(), true)
        }
        path => (path, path.len() > 1),
    };
    let text = place_text(path);
    if !is_path(path) || is_reserved(&text) {
        let message = match place_text(part) {
            none if none.is_empty() => "a dimension is missing here".to_owned(),
            text => format!(
                "`{text}` is no dimension: one is a number, a name, or a constant of Rust in braces, \
                 `{{ N }}`"
            ),
        };
        return Err(Diagnostic::new(at, message));
    }
    let dimension = Dimension::name(text);
    if is_constant && !constants.iter().any(|known| known.dimension == dimension) {
        let path: TokenStream = path.iter().cloned().collect();
        constants.push(DimensionConstant {
            dimension: dimension.clone(),
            tokens: quote!({ #path }),
        });
    }
    Ok(dimension)
}

/// The value of which a shape is said; one of which only entries occur becomes a value of the tree.
pub(super) fn declared(tree: &mut Tree, place: &[TokenTree], range: Range) -> Result<usize> {
    let text = place_text(place);
    if let Some(leaf) = tree.leaves.iter().position(|leaf| leaf.text == text) {
        return Ok(leaf);
    }
    if tree.whole(place, &text, range) {
        return Ok(tree.leaves.len() - 1);
    }
    let is_let = |syntax: &Syntax| matches!(syntax, Syntax::Let(name, _) if *name == text);
    let message = if tree.nodes.iter().any(|node| is_let(&node.syntax)) {
        format!("`{text}` is a `let` of the expression: its shape follows from what it stands for")
    } else {
        let names = tree.leaves.iter().filter(|leaf| !leaf.is_constant());
        let names: Vec<&str> = names.map(|leaf| leaf.text.as_str()).collect();
        let hint = match nearest(&text, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => "it has no names at all".to_owned(),
            None => format!("its names are {}", list(&names)),
        };
        format!(
            "dimensions are declared of `{text}`, which the expression does not contain: {hint}"
        )
    };
    Err(Diagnostic::new(range, message))
}
