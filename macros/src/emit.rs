//! From the schedule to Rust.

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::function::{Elementwise, Reduction};
use crate::graph::{Graph, Op, Ref};
use crate::parse::is_reserved;
use crate::schedule::Schedule;
use crate::syntax::Leaf;

/// Names for the leaves in the expansion, as near to the user's as they can be.
pub(crate) fn leaf_names(leaves: &[Leaf]) -> Vec<Ident> {
    let mut taken = HashSet::new();
    leaves
        .iter()
        .map(|leaf| {
            let mut words = Vec::new();
            words_of(&leaf.tokens, &mut words);
            let mut name = if leaf.text.starts_with('{') {
                "constant".to_owned()
            } else {
                words.join("_")
            };
            let is_name = name.starts_with(|c: char| c.is_alphabetic());
            if !is_name || is_keyword(&name) {
                name = format!("leaf_{name}");
            }
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            Ident::new(&name, Span::mixed_site())
        })
        .collect()
}

/// The names and indices of a place; what else it has may be no part of a name.
fn words_of(tokens: &TokenStream, words: &mut Vec<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                words.push(name.trim_start_matches("r#").replace('$', ""));
            }
            TokenTree::Literal(index) => {
                let index = index.to_string().replace('.', "_");
                if index.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                    words.push(index);
                }
            }
            TokenTree::Group(group) => words_of(&group.stream(), words),
            TokenTree::Punct(_) => {}
        }
    }
}

/// Words that a variable can't be called.
fn is_keyword(word: &str) -> bool {
    const MORE: [&str; 9] = [
        "crate", "false", "gen", "r", "self", "Self", "super", "true", "union",
    ];
    is_reserved(word) || MORE.contains(&word)
}

/// The computation of `outputs` into places: the places of the results, in order, and the body.
pub(crate) fn body(
    graph: &Graph,
    schedule: &Schedule,
    outputs: &[Ref],
    emitter: &Emitter<'_>,
) -> (Vec<Ident>, TokenStream) {
    let expression = emitter.expression;
    let outputs: Vec<Ref> = outputs
        .iter()
        .map(|&output| graph.resolve(output))
        .collect();
    let results: Vec<Ident> = outputs
        .iter()
        .enumerate()
        .map(|(index, output)| {
            // A step that is an output is computed where the output belongs.
            let is_first = !outputs[..index].contains(output);
            if schedule.is_step(output.node) && !output.transposed && is_first {
                place(output.node)
            } else {
                format_ident!("result{index}", span = Span::mixed_site())
            }
        })
        .collect();
    let steps = schedule.steps.iter().map(|&node| {
        let value = emitter.operation(
            graph,
            schedule,
            Ref {
                node,
                transposed: false,
            },
        );
        let (place, view) = (place(node), step(node));
        let blank =
            (!results.contains(&place)).then(|| quote!(let mut #place = #expression::blank();));
        quote! {
            #blank
            #expression::write(#value, &mut #place);
            let #view = #expression::view(&#place);
        }
    });
    let copies = outputs
        .iter()
        .zip(&results)
        .filter(|(output, result)| place(output.node) != **result);
    let copies = copies.map(|(&output, result)| {
        let value = emitter.reference(graph, schedule, output);
        quote!(#expression::write(#value, &mut #result);)
    });
    let body = quote!(#(#steps)* #(#copies)*);
    (results, body)
}

fn place(node: usize) -> Ident {
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
            // (Ȳ Rᵀ)ᵀ is Rᵀᵀ Ȳᵀ: the transpose of the one is the other, of transposes.
            &Op::AdjointLeft(l, a, r) => {
                let (like, a, r) = (like(l), operand(a), operand(r));
                if transposed {
                    quote!(#expression::adjoint_right(#like, #r, #a))
                } else {
                    quote!(#expression::adjoint_left(#like, #a, #r))
                }
            }
            &Op::AdjointRight(r, l, a) => {
                let (like, l, a) = (like(r), operand(l), operand(a));
                if transposed {
                    quote!(#expression::adjoint_left(#like, #a, #l))
                } else {
                    quote!(#expression::adjoint_right(#like, #l, #a))
                }
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
        let float = |name: TokenStream, literal: Option<Literal>| match literal {
            Some(literal) => quote!(#minus #literal),
            None if value.is_nan() => quote!(::core::primitive::#name::NAN),
            None => quote!(#minus ::core::primitive::#name::INFINITY),
        };
        #[expect(clippy::cast_possible_truncation, reason = "the nearest of the type")]
        let (double, single) = (value.abs(), value.abs() as f32);
        let single = single.is_finite().then(|| Literal::f32_suffixed(single));
        let double = double.is_finite().then(|| Literal::f64_suffixed(double));
        let (double, single) = (float(quote!(f64), double), float(quote!(f32), single));
        match self.leaves.first() {
            Some(like) => quote!(#expression::literal(#like, #double, #single)),
            None => quote!(#expression::S(#double)),
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
