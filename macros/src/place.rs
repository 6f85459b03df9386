//! Places, the names of an expression: `W`, `self.w`, `layers[0].w`, `pair.0`.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};

use crate::function::Function;
use crate::token::{BY_REFERENCE, is_punct};

/// A place as it is compared and shown: without the spaces that a token stream puts in.
pub(crate) fn place_text(tokens: &[TokenTree]) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
                let index: Vec<TokenTree> = group.stream().into_iter().collect();
                text.push('[');
                text.push_str(&place_text(&index));
                text.push(']');
            }
            TokenTree::Ident(name) => text.push_str(&word(name)),
            token => text.push_str(&token.to_string()),
        }
    }
    text
}

/// A name, for comparison: `r#x` is `x`.
pub(crate) fn word(name: &Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// Why tokens can't name a variable, if they can't.
pub(crate) fn no_place(tokens: &[TokenTree]) -> Option<&'static str> {
    if is_punct(&tokens[0], '&') {
        return Some(BY_REFERENCE);
    }
    if matches!(tokens, [TokenTree::Ident(word), ..] if word == "crate") {
        return Some("`crate = path` stands behind a `;`");
    }
    let is_place = tokens.iter().enumerate().all(|(index, token)| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => index > 0 && matches!(punct.as_char(), '.' | ':'),
        TokenTree::Literal(field) => index > 0 && is_field(field),
        TokenTree::Group(group) => group.delimiter() != Delimiter::Parenthesis,
    });
    (!is_place).then_some(
        "a variable is a name; to differentiate by an expression, name it: `{ let y = …; … }`",
    )
}

/// `0`, or the `0.1` of `pair.0.1`.
pub(crate) fn is_field(literal: &Literal) -> bool {
    let is_index = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    literal.to_string().split('.').all(is_index)
}

/// Words of Rust that no value is called, nor a part of its place.
pub(crate) fn is_reserved(word: &str) -> bool {
    const RESERVED: [&str; 46] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do",
        "dyn", "else", "enum", "extern", "final", "fn", "for", "if", "impl", "in", "let", "loop",
        "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
        "static", "struct", "trait", "try", "type", "typeof", "unsafe", "unsized", "use",
        "virtual", "where", "while", "yield", "_",
    ];
    RESERVED.contains(&word)
}

/// Words of Rust that begin a path or are a value, but are no field.
pub(crate) fn is_path_or_bool(word: &str) -> bool {
    ["crate", "false", "self", "Self", "super", "true"].contains(&word)
}

/// Whether a place and what follows it in parentheses can't be a product.
pub(crate) fn is_rust_call(place: &[TokenTree], arguments: &Group) -> bool {
    let function = place.last().map(ToString::to_string).unwrap_or_default();
    let is_path = place.iter().rev().nth(1);
    let is_path = is_path.is_some_and(|token| is_punct(token, ':'));
    let arguments_: Vec<TokenTree> = arguments.stream().into_iter().collect();
    arguments.delimiter() == Delimiter::Parenthesis
        && (method_instead(&place_text(place), "").is_some()
            || arguments_.first().is_none_or(|first| is_punct(first, '&'))
            || arguments_.iter().any(|token| is_punct(token, ','))
            || is_path && function.starts_with(char::is_lowercase))
}

/// What to write instead of a method call, by the place in front of the parentheses and what they
/// hold.
pub(crate) fn method_instead(place: &str, arguments: &str) -> Option<String> {
    let (x, method) = place.rsplit_once('.')?;
    let others = if arguments.is_empty() {
        "…"
    } else {
        arguments
    };
    Some(match method {
        "transpose" | "T" | "t" => format!("{x}^T"),
        "norm" => format!("||{x}||"),
        "norm_squared" => format!("||{x}||^2"),
        "trace" => format!("tr({x})"),
        "ln" => format!("log({x})"),
        "powi" | "powf" | "pow" => format!("{x}^n"),
        "inverse" | "try_inverse" | "lu" => format!("{x}^-1"),
        "solve" => format!("{x}^-1 {others}"),
        "log_det" => format!("logdet({x})"),
        "cholesky" => format!("spd({x})^-1"),
        "diagonal" => format!("diag({x})"),
        _ if Function::named(method).any(|(arguments, _)| arguments > 1)
            && !arguments.is_empty() =>
        {
            format!("{method}({x}, {others})")
        }
        _ if Function::named(method).next().is_some() => format!("{method}({x})"),
        _ => return None,
    })
}

/// The number of an entry of a place, `x[1]`, if the other is that.
pub(crate) fn entry_of(place: &str, other: &str) -> Option<usize> {
    index(other.strip_prefix(place)?)?.parse().ok()
}

/// Whether one of two places may be part of the other, or the same under another name.
pub(crate) fn overlap(a: &str, b: &str) -> bool {
    let (a, b) = (steps(a), steps(b));
    a.iter().zip(&b).all(|(a, b)| match (index(a), index(b)) {
        // Two different numbers are two entries; of anything else nobody knows.
        (Some(i), Some(j)) => i == j || i.parse::<usize>().is_err() || j.parse::<usize>().is_err(),
        _ => a == b,
    })
}

/// `layers`, `[0]`, `.w`.
fn steps(place: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    let mut depth = 0;
    for c in place.chars() {
        if depth == 0 && matches!(c, '.' | '[') {
            steps.push(String::new());
        }
        match c {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        if let Some(step) = steps.last_mut() {
            step.push(c);
        }
    }
    steps
}

fn index(step: &str) -> Option<&str> {
    step.strip_prefix('[')?.strip_suffix(']')
}

/// Whether Rust tokens mention a place.
pub(crate) fn mentions(rust: &TokenStream, place: &str) -> bool {
    let text = compact(rust.clone());
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(place).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + place.len()..].chars().next();
        !before.is_some_and(|c| is_word(c) || matches!(c, '.' | '"'))
            && !behind.is_some_and(is_word)
    })
}

/// Tokens without the spaces between them that mean nothing.
fn compact(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => (" ", " "),
                };
                text.push_str(open);
                text.push_str(&compact(group.stream()));
                text.push_str(close);
            }
            TokenTree::Punct(punct) => text.push(punct.as_char()),
            token => {
                if text.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    text.push(' ');
                }
                text.push_str(token.to_string().trim_start_matches("r#"));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{mentions, overlap};

    #[test]
    fn a_whole_overlaps_its_parts() {
        for (a, b) in [
            ("x", "x[0]"),
            ("self.w", "self.w[i].b"),
            ("x[i]", "x[j]"),
            ("x[0]", "x[i]"),
        ] {
            assert!(overlap(a, b) && overlap(b, a), "{a} and {b}");
        }
        for (a, b) in [
            ("x", "y"),
            ("x[0]", "x[1]"),
            ("self.w", "self.b"),
            ("self", "selfish"),
            ("p.0", "p.1"),
        ] {
            assert!(!overlap(a, b) && !overlap(b, a), "{a} and {b}");
        }
    }

    #[test]
    fn rust_that_mentions_a_place() {
        for (rust, place) in [
            ("s * s", "s"),
            ("f(&self.w)", "self.w"),
            ("x[0] + 1.0", "x"),
            ("r#x", "x"),
        ] {
            assert!(mentions(&rust.parse().expect("tokens"), place), "{rust}");
        }
        for (rust, place) in [
            ("n as f64", "s"),
            ("self.s", "s"),
            ("sum(ss)", "s"),
            ("self.w", "w"),
        ] {
            assert!(!mentions(&rust.parse().expect("tokens"), place), "{rust}");
        }
    }
}
