//! Calls: functions of the notation and of the user's own, and constants of given dimensions.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::Parser;
use crate::diagnostic::{Diagnostic, Range, Result};
use crate::function::{Constant, Function};
use crate::place::{place_text, word};
use crate::syntax::{Binary, Dimensions, Id, Node, OwnFunction, Syntax, Tree};
use crate::token::{is_path, split};

/// So many a function of the user's own is of at most.
const MOST_ARGUMENTS: usize = 3;

impl Parser<'_> {
    /// A name in front of parentheses: a function, or the left factor of a product.
    pub(super) fn call_or_name(&mut self, name: &Ident, arguments: &Group) -> Result<Id> {
        let text = name.to_string();
        let declared = word(name);
        let own = self
            .tree
            .functions
            .iter()
            .rposition(|own| own.name == declared);
        if own.is_none()
            && let Some(instead) = Function::missing(&text)
        {
            let colon = if instead.is_empty() { "" } else { ": " };
            return Err(Diagnostic::new(
                Range::of(name.span()),
                format!(
                    "the notation has no `{text}`{colon}{instead} (if `{text}` is a value, write the \
                     product as `{text} * (…)`)"
                ),
            ));
        }
        let functions: Vec<(usize, Function)> = Function::named(&text).collect();
        if own.is_none() && functions.is_empty() {
            let own_names = self.tree.functions.iter().map(|own| own.name.as_str());
            return match Function::suggestion(&text, own_names) {
                Some(instead) => Err(Diagnostic::new(
                    Range::of(name.span()),
                    format!(
                        "unknown function `{text}`: did you mean `{instead}`? (If `{text}` is a \
                         value, write the product as `{text} * (…)`)"
                    ),
                )),
                None => self.name(),
            };
        }
        let range = self.skip(2);
        if own.is_none()
            && let [(_, Function::Constant(_)), ..] = functions.as_slice()
        {
            return self.constant_call(&functions, &text, arguments, range);
        }
        let arguments = self.within(arguments, |parser| {
            let mut arguments = Vec::new();
            for part in arguments_of(parser.rest, &text, range)? {
                parser.rest = part;
                arguments.push(parser.whole()?);
            }
            Ok(arguments)
        })?;
        if let Some(own) = own {
            if arguments.len() > MOST_ARGUMENTS {
                return Err(Diagnostic::new(
                    range,
                    format!(
                        "`{text}` takes {MOST_ARGUMENTS} arguments at most, not {}",
                        arguments.len()
                    ),
                ));
            }
            return Ok(self.tree.push(Syntax::Apply(own, arguments), range));
        }
        let function = function_of(&functions, &text, arguments.len(), range)?;
        if let (Function::Clamp, &[_, low, high]) = (function, arguments.as_slice())
            && let (Some(least), Some(most)) = (self.constant(low), self.constant(high))
            && least > most
        {
            return Err(Diagnostic::new(
                self.range(low).to(self.range(high)),
                format!("between {least} and {most} is nothing: the lower bound stands first"),
            ));
        }
        let syntax = match (function, arguments.as_slice()) {
            (Function::Pair(pair), &[x, y]) => Syntax::Binary(Binary::Call(pair), x, y),
            (Function::Clamp, &[x, low, high]) => Syntax::Clamp([x, low, high]),
            (function, &[x, ..]) => Syntax::Call(function, x),
            (_, []) => return Err(needs_an_argument(&text, range)),
        };
        Ok(self.tree.push(syntax, range))
    }

    /// `eye(n)` and the like: dimensions are numbers that the compiler knows.
    pub(super) fn constant_call(
        &mut self,
        functions: &[(usize, Function)],
        name: &str,
        arguments: &Group,
        range: Range,
    ) -> Result<Id> {
        let dimensions = self.within(arguments, |parser| {
            let mut dimensions = Dimensions {
                tokens: vec![],
                texts: vec![],
            };
            for part in arguments_of(parser.rest, name, range)? {
                let Some((tokens, text)) = dimension(part) else {
                    let at = match part {
                        [] => range,
                        [first, ..] => Range {
                            start: first.span(),
                            end: part[part.len() - 1].span(),
                        },
                    };
                    return Err(Diagnostic::new(
                        at,
                        format!(
                            "`{name}` takes numbers that are known when the program compiles: a \
                             whole number, a constant such as `N`, or Rust in braces"
                        ),
                    ));
                };
                dimensions.tokens.push(tokens);
                dimensions.texts.push(text);
            }
            Ok(dimensions)
        })?;
        let function = function_of(functions, name, dimensions.texts.len(), range)?;
        let Function::Constant(constant) = function else {
            return Err(needs_an_argument(name, range));
        };
        if constant == Constant::Basis
            && let [n, i] = dimensions.texts.as_slice()
            && let (Ok(n), Ok(i)) = (n.parse::<usize>(), i.parse::<usize>())
            && i >= n
        {
            return Err(Diagnostic::new(
                range,
                match n {
                    0 => format!("`{name}({n}, {i})` has no entries: write `{name}(n, i)`"),
                    _ => format!(
                        "`{name}({n}, {i})` has no entry {i}: in `{name}(n, i)`, entries are counted \
                         from 0 to n - 1"
                    ),
                },
            ));
        }
        let dimensions = self.tree.constant_of(dimensions);
        Ok(self
            .tree
            .push(Syntax::Constant(constant, dimensions), range))
    }
}

/// A function of the user's own that is declared in vain.
pub(crate) fn never_called(tree: &Tree) -> Option<Diagnostic> {
    let is_called = |index| {
        let call = |syntax: &Syntax| matches!(syntax, Syntax::Apply(own, _) if *own == index);
        tree.nodes.iter().any(|node| call(&node.syntax))
    };
    let function = (0..tree.functions.len()).find(|&index| !is_called(index))?;
    let OwnFunction { name, range, .. } = &tree.functions[function];
    let is_name = |node: &&Node| match &node.syntax {
        Syntax::Leaf(leaf) => tree.leaves[*leaf].text == *name,
        _ => false,
    };
    Some(match tree.nodes.iter().find(is_name) {
        Some(node) => Diagnostic::new(
            node.range,
            format!("`{name}` is declared as a function: write `{name}(…)`"),
        ),
        None => Diagnostic::new(
            *range,
            format!("`{name}` is declared, and the expression does not call it"),
        ),
    })
}

/// A dimension that the expression has as a value too, which no `usize` is.
pub(super) fn value_as_dimension(tree: &Tree) -> Option<Diagnostic> {
    let is_value = |text: &str| {
        tree.leaves.iter().any(|leaf| leaf.text == *text)
            || tree
                .nodes
                .iter()
                .any(|node| matches!(&node.syntax, Syntax::Let(name, _) if name == text))
    };
    tree.nodes.iter().find_map(|node| {
        let Syntax::Constant(constant, dimensions) = &node.syntax else {
            return None;
        };
        let texts = &tree.dimensions[*dimensions].texts;
        let text = texts.iter().find(|text| is_value(text))?;
        let name = Function::Constant(*constant).name();
        Some(Diagnostic::new(
            node.range,
            format!(
                "`{name}` takes dimensions, as in `{}`, and `{text}` is a value of the expression",
                Function::usage(name, texts.len())
            ),
        ))
    })
}

/// The arguments of a Rust call for a message: names and numbers, or an ellipsis.
pub(super) fn arguments_text(arguments: &Group) -> String {
    let tokens: Vec<TokenTree> = arguments.stream().into_iter().collect();
    let is_short =
        |part: &&[TokenTree]| matches!(part, [TokenTree::Ident(_) | TokenTree::Literal(_)]);
    let parts = split(&tokens, ',');
    if parts.iter().all(is_short) {
        let parts: Vec<String> = parts.iter().map(|part| place_text(part)).collect();
        parts.join(", ")
    } else {
        "…".to_owned()
    }
}

/// The arguments of a call, at least one.
fn arguments_of<'a>(
    tokens: &'a [TokenTree],
    name: &str,
    range: Range,
) -> Result<Vec<&'a [TokenTree]>> {
    if tokens.is_empty() {
        return Err(needs_an_argument(name, range));
    }
    let mut arguments = split(tokens, ',');
    if arguments.len() > 1 && arguments.last().is_some_and(|last| last.is_empty()) {
        arguments.pop(); // a trailing comma
    }
    Ok(arguments)
}

fn needs_an_argument(name: &str, range: Range) -> Diagnostic {
    let usage = match usages(&Function::named(name).collect::<Vec<_>>(), name) {
        usage if usage.is_empty() => String::new(),
        usage => format!(": {usage}"),
    };
    Diagnostic::new(range, format!("`{name}` needs an argument{usage}"))
}

/// How the functions of a name are written: `max(x)` or `max(x, y)`.
fn usages(functions: &[(usize, Function)], name: &str) -> String {
    let usages: Vec<String> = functions
        .iter()
        .map(|&(arguments, _)| format!("`{}`", Function::usage(name, arguments)))
        .collect();
    usages.join(" or ")
}

/// The one of the functions of a name that takes so many arguments.
fn function_of(
    functions: &[(usize, Function)],
    name: &str,
    count: usize,
    range: Range,
) -> Result<Function> {
    if let Some(&(_, function)) = functions.iter().find(|(takes, _)| *takes == count) {
        return Ok(function);
    }
    let numbers = ["no", "one", "two", "three"];
    let takes: Vec<&str> = functions
        .iter()
        .filter_map(|&(takes, _)| numbers.get(takes).copied())
        .collect();
    let plural = if takes == ["one"] { "" } else { "s" };
    Err(Diagnostic::new(
        range,
        format!(
            "`{name}` takes {} argument{plural}, not {count}: {}",
            takes.join(" or "),
            usages(functions, name)
        ),
    ))
}

/// A number that is known at compile time, as an argument for a const parameter, and how it is shown.
fn dimension(tokens: &[TokenTree]) -> Option<(TokenStream, String)> {
    let (argument, shown): (TokenStream, TokenStream) = match tokens {
        [TokenTree::Literal(literal)] => {
            literal.to_string().parse::<usize>().ok()?;
            (
                literal.clone().into_token_stream(),
                literal.into_token_stream(),
            )
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            (group.into_token_stream(), group.into_token_stream())
        }
        // What a `macro_rules!` hands on.
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            return dimension(&inside);
        }
        path if is_path(path) => {
            let path: TokenStream = path.iter().cloned().collect();
            (quote!({ #path }), path)
        }
        _ => return None,
    };
    let shown: Vec<TokenTree> = shown.into_iter().collect();
    Some((argument, place_text(&shown)))
}
