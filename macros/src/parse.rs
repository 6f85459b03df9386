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

mod call;
mod name;

use proc_macro2::{Delimiter, Group, Literal, Span, TokenTree};

pub(crate) use self::call::never_called;
use self::call::value_as_dimension;
use crate::diagnostic::{Diagnostic, Range, Result};
use crate::function::{Function, Reduction};
use crate::place::word;
use crate::syntax::{Binary, Id, OwnFunction, Syntax, Tree};
use crate::token::{BY_REFERENCE, integer, is_block, is_punct, number};

/// More nesting than this is no expression that somebody wrote.
const DEEPEST: usize = 100;

pub(crate) const LET_IN_A_BLOCK: &str = "`let` stands in a block: `{ let y = W x; y^T y }`";

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
}
