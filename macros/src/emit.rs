//! From the schedule to Rust.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use crate::function::{Elementwise, Reduction};
use crate::graph::{Graph, Op, Ref};
use crate::schedule::Schedule;
use crate::syntax::Leaf;

/// Names for the leaves in the expansion, as near to the user's as they can be.
pub(crate) fn leaf_names(leaves: &[Leaf]) -> Vec<Ident> {
    let mut taken = HashSet::new();
    leaves
        .iter()
        .map(|leaf| {
            let words: Vec<&str> = leaf
                .text
                .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .filter(|word| !word.is_empty())
                .collect();
            let mut name = if leaf.text.starts_with('{') {
                "constant".to_owned()
            } else {
                words.join("_")
            };
            let is_name = name.starts_with(|c: char| c.is_alphabetic());
            if !is_name || syn_keyword(&name) {
                name = format!("leaf_{name}");
            }
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            Ident::new(&name, Span::mixed_site())
        })
        .collect()
}

/// Words that a variable can't be called.
fn syn_keyword(word: &str) -> bool {
    const KEYWORDS: [&str; 42] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
        "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
        "in", "let", "loop", "macro", "match", "mod", "move", "mut", "priv", "pub", "ref",
        "return", "self", "Self", "static", "struct", "super", "try", "type", "union",
    ];
    const MORE: [&str; 13] = [
        "trait", "true", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while",
        "yield", "override", "r", "_",
    ];
    KEYWORDS.contains(&word) || MORE.contains(&word)
}

/// The steps of the computation of `outputs`, and its results.
pub(crate) fn body(
    graph: &Graph,
    schedule: &Schedule,
    outputs: &[Ref],
    emitter: &Emitter<'_>,
) -> (TokenStream, Vec<TokenStream>) {
    let expression = emitter.expression;
    let steps = schedule.steps.iter().map(|&node| {
        let value = emitter.operation(
            graph,
            schedule,
            Ref {
                node,
                transposed: false,
            },
        );
        let (owned, view) = (owned(node), step(node));
        quote! {
            let #owned = #expression::eval(#value);
            let #view = #expression::view(&#owned);
        }
    });
    let results = outputs.iter().map(|&output| {
        let output = graph.resolve(output);
        if schedule.is_step(output.node) && !output.transposed {
            let owned = owned(output.node);
            return quote!(#owned);
        }
        let value = emitter.reference(graph, schedule, output);
        quote!(#expression::eval(#value))
    });
    (steps.collect(), results.collect())
}

fn owned(node: usize) -> Ident {
    format_ident!("value{node}", span = Span::mixed_site())
}

fn step(node: usize) -> Ident {
    format_ident!("t{node}", span = Span::mixed_site())
}

/// What emission needs to know of the surroundings.
pub(crate) struct Emitter<'a> {
    /// `::chainrule::expression`
    pub(crate) expression: &'a TokenStream,
    /// `::chainrule`
    pub(crate) krate: &'a TokenStream,
    pub(crate) leaves: &'a [Ident],
}

impl Emitter<'_> {
    /// A node as an operand.
    fn reference(&self, graph: &Graph, schedule: &Schedule, x: Ref) -> TokenStream {
        let expression = self.expression;
        let x = graph.resolve(x);
        let name = match *graph.op(x) {
            _ if schedule.is_step(x.node) => step(x.node),
            Op::Leaf(leaf) => self.leaves[leaf].clone(),
            _ => return self.operation(graph, schedule, x),
        };
        if x.transposed && !graph.is_scalar(x) {
            quote!(#expression::t(#name))
        } else {
            quote!(#name)
        }
    }

    /// A node by its operation; a transpose goes on to the operands.
    fn operation(&self, graph: &Graph, schedule: &Schedule, x: Ref) -> TokenStream {
        let (expression, krate) = (self.expression, self.krate);
        let transposed = x.transposed;
        let operand = |x: Ref| self.reference(graph, schedule, graph.transpose_if(transposed, x));
        let like = |x: Ref| {
            let x = operand(x);
            quote!(#expression::like(|| #x))
        };
        match graph.op(x) {
            Op::Leaf(_) | Op::Variable(..) => operand(Ref {
                transposed: false,
                ..x
            }),
            Op::Number(number) => self.number(number.get()),
            Op::Sum(terms) => {
                let mut sum = TokenStream::new();
                // What is added comes first, as one would write it.
                let (minus, plus): (Vec<_>, Vec<_>) =
                    terms.iter().partition(|(c, _)| c.get() < 0.0);
                for &(c, x) in plus.into_iter().chain(minus) {
                    let c = c.get();
                    let term = match *graph.op(x) {
                        Op::Number(one) => {
                            self.number(if sum.is_empty() { c } else { c.abs() } * one.get())
                        }
                        _ => self.scaled(if sum.is_empty() { c } else { c.abs() }, &operand(x)),
                    };
                    sum = match (sum.is_empty(), c < 0.0) {
                        (true, _) => term,
                        (false, false) => quote!(#expression::add(#sum, #term)),
                        (false, true) => quote!(#expression::sub(#sum, #term)),
                    };
                }
                sum
            }
            &Op::Product(l, r) => {
                let (l, r) = if transposed { (r, l) } else { (l, r) };
                let (l, r) = (operand(l), operand(r));
                quote!(#expression::mul(#l, #r))
            }
            &Op::Divide(e, s) => {
                let (e, s) = (operand(e), operand(s));
                quote!(#expression::div(#e, #s))
            }
            &Op::EntryTimes(l, r) => {
                let (l, r) = (operand(l), operand(r));
                quote!(#expression::zip(#l, #r, #expression::times))
            }
            &Op::EntryDivide(l, r) => {
                let (l, r) = (operand(l), operand(r));
                quote!(#expression::zip(#l, #r, #expression::over))
            }
            &Op::EntryPower(x, n) => {
                let x = operand(x);
                quote!(#expression::map(#x, |x| #krate::Scalar::powi(x, #n)))
            }
            &Op::EntryRealPower(x, p) => {
                let x = operand(x);
                if let Op::Number(_) = graph.op(p) {
                    let p = self.reference(graph, schedule, p);
                    quote! {{
                        let #expression::S(p) = #p;
                        #expression::map(#x, move |x| #krate::Real::powf(x, p))
                    }}
                } else {
                    let p = operand(p);
                    quote!(#expression::zip(#x, #p, #krate::Real::powf))
                }
            }
            &Op::Map(f, x) => {
                let (x, f) = (operand(x), self.function(f));
                quote!(#expression::map(#x, #f))
            }
            &Op::Reduce(reduction, x) => {
                let x = operand(x);
                match reduction {
                    Reduction::Sum => quote!(#expression::sum(#x)),
                    Reduction::Trace => quote!(#expression::tr(#x)),
                    Reduction::Norm1 => quote!(#expression::norm1(#x)),
                    Reduction::Norm2 => quote!(#expression::norm2(#x)),
                }
            }
            &Op::Inner(l, r) => {
                let (l, r) = (operand(l), operand(r));
                quote!(#expression::inner(#l, #r))
            }
            &Op::Ones(x) => {
                let like = like(x);
                quote!(#expression::ones(#like))
            }
            &Op::Eye(x) => {
                let like = like(x);
                quote!(#expression::eye(#like))
            }
            // Its transpose is a step's: the types, not the macro, know of what.
            &Op::AdjointLeft(l, a, r) => {
                let like = like(l);
                let (a, r) = (operand(a), operand(r));
                quote!(#expression::adjoint_left(#like, #a, #r))
            }
            &Op::AdjointRight(r, l, a) => {
                let like = like(r);
                let (l, a) = (operand(l), operand(a));
                quote!(#expression::adjoint_right(#like, #l, #a))
            }
        }
    }

    fn scaled(&self, c: f64, x: &TokenStream) -> TokenStream {
        if c.total_cmp(&1.0).is_eq() {
            return x.clone();
        }
        let (expression, c) = (self.expression, self.number(c));
        quote!(#expression::mul(#c, #x))
    }

    /// A number of the type of the entries, in both precisions.
    fn number(&self, value: f64) -> TokenStream {
        let expression = self.expression;
        let minus = value.is_sign_negative().then(|| quote!(-));
        let double = Literal::f64_suffixed(value.abs());
        #[expect(clippy::cast_possible_truncation, reason = "the nearest of the type")]
        let single = value.abs() as f32;
        let single = if single.is_finite() {
            let single = Literal::f32_suffixed(single);
            quote!(#minus #single)
        } else {
            quote!(#minus ::core::primitive::f32::INFINITY)
        };
        match self.leaves.first() {
            Some(like) => quote!(#expression::literal(#like, #minus #double, #single)),
            None => quote!(#expression::S(#minus #double)),
        }
    }

    fn function(&self, f: Elementwise) -> TokenStream {
        use Elementwise as E;
        let (expression, krate) = (self.expression, self.krate);
        let name = match f {
            E::Abs => return quote!(#krate::Scalar::abs),
            E::Sign => return quote!(#krate::Scalar::sign),
            E::Relu => return quote!(#krate::Scalar::relu),
            E::Step => return quote!(#expression::step),
            E::Nonzero => return quote!(#expression::nonzero),
            E::Exp => "exp",
            E::Log => "log",
            E::Sqrt => "sqrt",
            E::Sin => "sin",
            E::Cos => "cos",
            E::Tan => "tan",
            E::Asin => "asin",
            E::Acos => "acos",
            E::Atan => "atan",
            E::Sinh => "sinh",
            E::Cosh => "cosh",
            E::Tanh => "tanh",
            E::Sigmoid => "sigmoid",
            E::Softplus => "softplus",
        };
        let name = format_ident!("{name}");
        quote!(#krate::Real::#name)
    }
}
