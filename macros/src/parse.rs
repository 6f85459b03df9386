//! From tokens to the expression as written.
//!
//! ```text
//! sum      = inner { ("+" | "-") inner }
//! inner    = product { ":" product }
//! product  = unary { ("*" | "/" | ".*" | "./") unary }
//! unary    = "-" unary | power { power }            juxtaposition
//! power    = atom { "^" exponent | ".^" exponent }
//! atom     = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
//!          | constant "(" dimension { "," dimension } ")"
//!          | "||" sum "||" [ "_1" | "_2" ] | "{" { let } sum "}" | "{" Rust "}"
//! ```

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::diagnostic::{Diagnostic, Range, Result};
use crate::function::{Constant, Function, Reduction};
use crate::place::{
    is_field, is_path_or_bool, is_reserved, is_rust_call, method_instead, place_text, word,
};
use crate::syntax::{Binary, Dimensions, Id, Node, OwnFunction, Syntax, Tree};
use crate::token::{BY_REFERENCE, integer, is_block, is_path, is_punct, number, split};

/// More nesting than this is no expression that somebody wrote.
const DEEPEST: usize = 100;

pub(crate) const LET_IN_A_BLOCK: &str = "`let` stands in a block: `{ let y = W x; y^T y }`";

/// So many a function of the user's own is of at most.
const MOST_ARGUMENTS: usize = 3;

/// Beyond this the types of an expansion are too deep for the compiler.
const HIGHEST: usize = 250;

/// The expression that the tokens are, with functions of the user's own; `start` is where one should
/// have been.
pub(crate) fn expression(
    tokens: &[TokenTree],
    functions: Vec<OwnFunction>,
    start: Span,
) -> Result<Tree> {
    let mut tree = Tree {
        functions,
        ..Tree::default()
    };
    tree.root = another_expression(&mut tree, tokens, start)?;
    Ok(tree)
}

/// One more expression of the same values.
pub(crate) fn another_expression(tree: &mut Tree, tokens: &[TokenTree], start: Span) -> Result<Id> {
    let mut parser = Parser {
        tree: &mut *tree,
        lets: &mut Vec::new(),
        rest: tokens,
        last: start,
        bars: 0,
        depth: 0,
    };
    let root = parser.whole()?;
    if let Some(mistake) = value_as_dimension(tree) {
        return Err(mistake);
    }
    match tree.first_higher_than(HIGHEST) {
        None => Ok(root),
        Some(id) => Err(Diagnostic::new(
            tree.nodes[id].range,
            "the expression is too long: more operations on operations than types can nest",
        )),
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
fn value_as_dimension(tree: &Tree) -> Option<Diagnostic> {
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

struct Parser<'a> {
    tree: &'a mut Tree,
    /// The names of `let` in scope, the innermost last.
    lets: &'a mut Vec<(String, Id)>,
    rest: &'a [TokenTree],
    /// The token before `rest`, or where the expression ends.
    last: Span,
    /// Norms that are open: then `||` closes.
    bars: usize,
    depth: usize,
}

impl Parser<'_> {
    /// All of the tokens.
    fn whole(&mut self) -> Result<Id> {
        if self.rest.is_empty() {
            return Err(Diagnostic::new(
                Range::of(self.last),
                "an expression is missing here",
            ));
        }
        let root = self.sum()?;
        match self.rest.first() {
            None => Ok(root),
            Some(token) => Err(self.unexpected(token)),
        }
    }

    fn peek(&self, ahead: usize) -> Option<&TokenTree> {
        self.rest.get(ahead)
    }

    fn at(&self, ahead: usize, character: char) -> bool {
        self.peek(ahead)
            .is_some_and(|token| is_punct(token, character))
    }

    /// Steps over tokens and tells where they stood.
    fn skip(&mut self, count: usize) -> Range {
        let start = self.rest.first().map_or(self.last, TokenTree::span);
        for token in &self.rest[..count.min(self.rest.len())] {
            self.last = token.span();
        }
        self.rest = &self.rest[count.min(self.rest.len())..];
        Range {
            start,
            end: self.last,
        }
    }

    fn expected(&self, what: &str) -> Diagnostic {
        let Some(token) = self.rest.first() else {
            return Diagnostic::new(Range::of(self.last), format!("expected {what} after this"));
        };
        let message = self.instead(token);
        let message = message.unwrap_or_else(|| format!("expected {what}, found `{token}`"));
        Diagnostic::new(Range::of(token.span()), message)
    }

    fn unexpected(&self, token: &TokenTree) -> Diagnostic {
        let message = self.instead(token);
        let message = message.unwrap_or_else(|| format!("unexpected `{token}`"));
        Diagnostic::new(Range::of(token.span()), message)
    }

    /// What to write instead of a token that is not of the notation, the first of the rest.
    fn instead(&self, token: &TokenTree) -> Option<String> {
        let instead = match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                '&' => BY_REFERENCE,
                '|' => "for a norm write `||x||`, for absolute values `abs(x)`",
                ':' if self.at(1, ':') => "put Rust in braces, `{ … }`, as a constant",
                '.' if self.at(1, '+') || self.at(1, '-') => {
                    "`+` and `-` go entry by entry as they are: leave out the dot"
                }
                '@' => "a product is written `A x` or `A * x`",
                '!' if matches!(self.peek(1), Some(TokenTree::Group(_))) => {
                    "a macro call is a constant: put it in braces, `{ name!(…) }`"
                }
                '=' if !self.at(1, '=') => {
                    "an expression has no `=`: names are given in a block, `{ let y = W x; y^T y }`"
                }
                '?' | '%' | '<' | '>' | '=' | '!' => {
                    return Some(format!(
                        "`{punct}` is not of the notation: put Rust in braces, `{{ … }}`"
                    ));
                }
                _ => return None,
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                "an array is a constant: put it in braces, `{ […] }`"
            }
            _ => return None,
        };
        Some(instead.to_owned())
    }

    fn range(&self, id: Id) -> Range {
        self.tree.nodes[id].range
    }

    fn binary(&mut self, binary: Binary, l: Id, r: Id) -> Id {
        let range = self.range(l).to(self.range(r));
        self.tree.push(Syntax::Binary(binary, l, r), range)
    }

    fn sum(&mut self) -> Result<Id> {
        let mut sum = self.inner()?;
        loop {
            let binary = if self.at(0, '+') {
                Binary::Add
            } else if self.at(0, '-') {
                Binary::Sub
            } else {
                return Ok(sum);
            };
            self.skip(1);
            let r = self.inner()?;
            sum = self.binary(binary, sum, r);
        }
    }

    fn inner(&mut self) -> Result<Id> {
        let mut inner = self.product()?;
        while self.at(0, ':') {
            if self.at(1, ':') {
                return Err(self.expected("an operand"));
            }
            self.skip(1);
            let r = self.product()?;
            inner = self.binary(Binary::Frobenius, inner, r);
        }
        Ok(inner)
    }

    fn product(&mut self) -> Result<Id> {
        let mut product = self.unary()?;
        loop {
            let (binary, tokens) = if self.at(0, '.') && self.at(1, '*') {
                (Binary::EntryTimes, 2)
            } else if self.at(0, '.') && self.at(1, '/') {
                (Binary::EntryDivide, 2)
            } else if self.at(0, '*') {
                (Binary::Times, 1)
            } else if self.at(0, '/') {
                (Binary::Divide, 1)
            } else {
                return Ok(product);
            };
            let operator = self.skip(tokens);
            if binary == Binary::Times && self.at(0, '*') {
                let range = operator.to(self.skip(1));
                return Err(Diagnostic::new(range, "a power is written `x^2`"));
            }
            let r = self.unary()?;
            product = self.binary(binary, product, r);
        }
    }

    fn unary(&mut self) -> Result<Id> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Diagnostic::new(
                Range::of(self.last),
                "the expression is nested too deeply",
            ));
        }
        let result = if self.at(0, '-') {
            let sign = self.skip(1);
            let x = self.unary()?;
            let range = sign.to(self.range(x));
            Ok(self.tree.push(Syntax::Negative(x), range))
        } else {
            self.juxtaposition()
        };
        self.depth -= 1;
        result
    }

    fn juxtaposition(&mut self) -> Result<Id> {
        let mut product = self.power()?;
        while self.at_operand() {
            let r = self.power()?;
            product = self.binary(Binary::Juxtaposed, product, r);
        }
        Ok(product)
    }

    /// Whether an operand begins here. Within a norm, `||` ends it.
    fn at_operand(&self) -> bool {
        match self.rest.first() {
            Some(TokenTree::Ident(_) | TokenTree::Literal(_)) => true,
            Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Bracket,
            Some(TokenTree::Punct(_)) => self.at_bars() && self.bars == 0,
            None => false,
        }
    }

    fn at_bars(&self) -> bool {
        self.at(0, '|') && self.at(1, '|')
    }

    fn power(&mut self) -> Result<Id> {
        let mut base = self.atom()?;
        loop {
            if self.at(0, '^') {
                self.skip(1);
                base = self.exponent(base)?;
            } else if self.at(0, '.') && self.at(1, '^') {
                self.skip(2);
                base = self.entry_exponent(base)?;
            } else {
                return Ok(base);
            }
        }
    }

    /// Behind `^`: `T`, a number, a name, or any of it in braces or parentheses.
    fn exponent(&mut self, base: Id) -> Result<Id> {
        let start = self.range(base);
        if let Some(TokenTree::Group(group)) = self.peek(0)
            && matches!(group.delimiter(), Delimiter::Brace | Delimiter::Parenthesis)
            && !is_block(group)
        {
            let group = group.clone();
            let end = self.skip(1);
            return self.within(&group, |parser| {
                let power =
                    if let Some(power) = parser.simple_exponent(base, start.to(end), true)? {
                        power
                    } else {
                        let exponent = parser.sum()?;
                        parser
                            .tree
                            .push(Syntax::ScalarPower(base, exponent), start.to(end))
                    };
                match parser.rest.first() {
                    None => Ok(power),
                    Some(token) => Err(parser.unexpected(token)),
                }
            });
        }
        if let Some(power) = self.simple_exponent(base, start, false)? {
            return Ok(power);
        }
        if !matches!(
            self.peek(0),
            Some(TokenTree::Ident(_) | TokenTree::Group(_))
        ) {
            return Err(self.expected("an exponent (`T`, a number, a name or `{…}`)"));
        }
        let exponent = self.atom()?;
        let range = start.to(self.range(exponent));
        Ok(self.tree.push(Syntax::ScalarPower(base, exponent), range))
    }

    /// `T` or a number; within braces, nothing else. `range` is the base's, or up to the brace.
    fn simple_exponent(&mut self, base: Id, range: Range, braced: bool) -> Result<Option<Id>> {
        let sign = usize::from(self.at(0, '-'));
        if braced && self.rest.len() != sign + 1 {
            return Ok(None);
        }
        match self.peek(sign).cloned() {
            Some(TokenTree::Ident(name)) if name == "T" => {
                let end = self.skip(sign + 1);
                let range = if braced { range } else { range.to(end) };
                let mut power = base;
                if sign == 1 {
                    power = self.tree.push(Syntax::Power(base, -1), range);
                }
                Ok(Some(self.tree.push(Syntax::Transpose(power), range)))
            }
            Some(TokenTree::Literal(literal)) => {
                let number = self.number(&literal, sign + 1)?;
                let number = if sign == 1 { -number } else { number };
                let end = self.skip(sign + 1);
                let range = if braced { range } else { range.to(end) };
                Ok(Some(if let Some(n) = integer(number, end)? {
                    self.tree.push(Syntax::Power(base, n), range)
                } else {
                    let exponent = self.tree.push(Syntax::Number(number), end);
                    self.tree.push(Syntax::ScalarPower(base, exponent), range)
                }))
            }
            _ => Ok(None),
        }
    }

    /// A number, and the token behind it so far ahead: `x.^2.*y` reads as `x.^2. * y` in Rust.
    fn number(&self, literal: &Literal, behind: usize) -> Result<f64> {
        let text = literal.to_string();
        if let (Some(digits), Some(TokenTree::Punct(operator))) =
            (text.strip_suffix('.'), self.peek(behind))
            && matches!(operator.as_char(), '*' | '/' | '^')
        {
            let range = Range {
                start: literal.span(),
                end: operator.span(),
            };
            let message = format!(
                "the dot here belongs to the number: write `{digits} .{operator} …` or \
                 `{digits} {operator} …`"
            );
            return Err(Diagnostic::new(range, message));
        }
        number(literal)
    }

    fn entry_exponent(&mut self, base: Id) -> Result<Id> {
        let start = self.range(base);
        let sign = usize::from(self.at(0, '-'));
        if let Some(TokenTree::Group(group)) = self.peek(0)
            && sign == 0
            && matches!(group.delimiter(), Delimiter::Brace | Delimiter::Parenthesis)
            && !is_block(group)
        {
            let group = group.clone();
            let end = self.skip(1);
            return self.within(&group, |parser| {
                let exponent = parser.whole()?;
                Ok(parser.entry_power(base, exponent, start.to(end)))
            });
        }
        if sign == 1 && !matches!(self.peek(1), Some(TokenTree::Literal(_))) {
            self.skip(1);
            return Err(self.expected("a number"));
        }
        let sign = (sign == 1).then(|| self.skip(1));
        if !self.at_operand() {
            return Err(self.expected("an exponent"));
        }
        let mut exponent = self.atom()?;
        if let Some(sign) = sign {
            let range = sign.to(self.range(exponent));
            exponent = self.tree.push(Syntax::Negative(exponent), range);
        }
        let range = start.to(self.range(exponent));
        Ok(self.entry_power(base, exponent, range))
    }

    /// A number as exponent is told apart from an expression of the base's shape.
    fn entry_power(&mut self, base: Id, exponent: Id, range: Range) -> Id {
        let syntax = match self.constant(exponent) {
            Some(y) => match integer(y, range) {
                Ok(Some(n)) => Syntax::EntryPower(base, n),
                _ => Syntax::EntryRealPower(base, y),
            },
            None => Syntax::Binary(Binary::EntryPower, base, exponent),
        };
        self.tree.push(syntax, range)
    }

    fn constant(&self, id: Id) -> Option<f64> {
        match self.tree.nodes[id].syntax {
            Syntax::Number(number) => Some(number),
            Syntax::Negative(x) => self.constant(x).map(|x| -x),
            _ => None,
        }
    }

    fn atom(&mut self) -> Result<Id> {
        match self.rest.first() {
            Some(TokenTree::Literal(literal)) => {
                let number = self.number(literal, 1)?;
                let range = self.skip(1);
                Ok(self.tree.push(Syntax::Number(number), range))
            }
            Some(TokenTree::Ident(name)) => {
                let name = name.clone();
                match self.peek(1) {
                    Some(TokenTree::Group(arguments))
                        if arguments.delimiter() == Delimiter::Parenthesis
                            && !self.is_let(&word(&name)) =>
                    {
                        let arguments = arguments.clone();
                        self.call_or_name(&name, &arguments)
                    }
                    _ => self.name(),
                }
            }
            Some(TokenTree::Group(group)) => {
                let group = group.clone();
                match group.delimiter() {
                    Delimiter::Parenthesis => {
                        let range = self.skip(1);
                        let inside = self.group(&group)?;
                        self.tree.nodes[inside].range = range;
                        Ok(inside)
                    }
                    Delimiter::Brace => self.braces(&group),
                    // What a `macro_rules!` hands on as one expression.
                    Delimiter::None => {
                        self.skip(1);
                        self.group(&group)
                    }
                    Delimiter::Bracket => Err(self.expected("an operand")),
                }
            }
            Some(TokenTree::Punct(_)) if self.at_bars() => self.norm(),
            _ => Err(self.expected("an operand")),
        }
    }

    /// All that a group holds, as an expression.
    fn group(&mut self, group: &Group) -> Result<Id> {
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the method is of one lifetime, the closure of any"
        )]
        self.within(group, |parser| parser.whole())
    }

    /// Parses what a group holds.
    fn within<Z>(
        &mut self,
        group: &Group,
        parse: impl FnOnce(&mut Parser<'_>) -> Result<Z>,
    ) -> Result<Z> {
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut parser = Parser {
            tree: self.tree,
            lets: self.lets,
            rest: &inside,
            last: if inside.is_empty() {
                group.span()
            } else {
                group.span_open()
            },
            bars: 0,
            depth: self.depth + 1,
        };
        if parser.depth > DEEPEST {
            return Err(Diagnostic::new(
                Range::of(group.span()),
                "the expression is nested too deeply",
            ));
        }
        parse(&mut parser)
    }

    fn is_let(&self, name: &str) -> bool {
        self.lets.iter().any(|(known, _)| known == name)
    }

    /// A name in front of parentheses: a function, or the left factor of a product.
    fn call_or_name(&mut self, name: &Ident, arguments: &Group) -> Result<Id> {
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
    fn constant_call(
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

    /// `||x||`, `||x||_1`, `||x||_2`.
    fn norm(&mut self) -> Result<Id> {
        let open = self.skip(2);
        self.bars += 1;
        let x = self.sum();
        self.bars -= 1;
        let x = x?;
        if !self.at_bars() {
            return Err(match self.rest.first() {
                Some(bar) if is_punct(bar, '|') => {
                    Diagnostic::new(Range::of(bar.span()), "a norm is closed by `||`")
                }
                Some(token) => self.unexpected(token),
                None => Diagnostic::new(open, "this norm is not closed: expected `||`"),
            });
        }
        let mut range = open.to(self.skip(2));
        let mut norm = Reduction::Norm2;
        if let Some(TokenTree::Ident(index)) = self.peek(0) {
            let index = index.to_string();
            if let Some(p) = index.strip_prefix('_') {
                let end = self.skip(1);
                norm = match p {
                    "1" => Reduction::Norm1,
                    "2" => Reduction::Norm2,
                    _ => {
                        return Err(Diagnostic::new(
                            end,
                            "norms are `||x||`, `||x||_2` and `||x||_1`",
                        ));
                    }
                };
                range = range.to(end);
            }
        }
        Ok(self
            .tree
            .push(Syntax::Call(Function::Reduction(norm), x), range))
    }

    /// `{ let y = W x; y^T y }`, or Rust as a constant.
    fn braces(&mut self, group: &Group) -> Result<Id> {
        let range = self.skip(1);
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        if inside.is_empty() {
            return Err(Diagnostic::new(range, "an expression is missing here"));
        }
        if !is_block(group) {
            // Braces are needed around statements only; around one expression they would warn.
            let text = TokenTree::Group(group.clone()).to_string();
            let tokens = if inside.iter().any(|token| is_punct(token, ';')) {
                TokenTree::Group(group.clone()).into()
            } else {
                group.stream()
            };
            // Every pair of braces is evaluated, also if another holds the same tokens.
            let leaf = self.tree.new_leaf(tokens, text, range);
            return Ok(self.tree.push(Syntax::Leaf(leaf), range));
        }
        let outer = self.lets.len();
        let body = self.within(group, |parser| {
            while matches!(parser.peek(0), Some(TokenTree::Ident(word)) if word == "let") {
                parser.binding()?;
            }
            if parser.rest.is_empty() {
                return Err(Diagnostic::new(
                    Range::of(parser.last),
                    "the value of the block is missing here: `{ let y = W x; y^T y }`",
                ));
            }
            parser.whole()
        })?;
        self.lets.truncate(outer);
        self.tree.nodes[body].range = range;
        Ok(body)
    }

    /// `let y = W x;`
    fn binding(&mut self) -> Result<()> {
        self.skip(1);
        let name = match self.peek(0) {
            Some(TokenTree::Ident(name)) if name == "mut" => {
                return Err(Diagnostic::new(
                    Range::of(name.span()),
                    "a name keeps the meaning that its `let` gives it: leave out the `mut`",
                ));
            }
            Some(TokenTree::Ident(name)) => name.clone(),
            _ => return Err(self.expected("a name")),
        };
        self.skip(1);
        if self.at(0, ':') {
            let range = Range::of(self.rest[0].span());
            let message = format!("the type follows from the expression: write `let {name} = …`");
            return Err(Diagnostic::new(range, message));
        }
        if !self.at(0, '=') {
            return Err(self.expected("`=`"));
        }
        self.skip(1);
        let end = self.rest.iter().position(|token| is_punct(token, ';'));
        let Some(end) = end else {
            return Err(Diagnostic::new(
                Range::of(name.span()),
                format!("`let {name} = …` ends with a `;`, and the value of the block follows it"),
            ));
        };
        let (expression, rest) = self.rest.split_at(end);
        let semicolon = rest[0].span();
        self.rest = expression;
        let x = self.whole()?;
        self.rest = &rest[1..];
        self.last = semicolon;
        self.lets.push((word(&name), x));
        Ok(())
    }

    /// The mistakes that a name can be, for the tokens of one.
    fn refuse_what_is_no_name(&self, length: usize) -> Result<()> {
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
    fn name(&mut self) -> Result<Id> {
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

/// The arguments of a Rust call for a message: names and numbers, or an ellipsis.
fn arguments_text(arguments: &Group) -> String {
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
