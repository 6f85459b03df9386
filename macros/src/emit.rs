//! From the schedule to Rust.

pub(crate) mod map;

use std::collections::HashSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use crate::function::{Elementwise, Function, Reduction, Zip};
use crate::graph::{Dependents, Graph, Like, Op, Ref, Whole};
use crate::kind::Kinds;
use crate::schedule::{Schedule, has_place, is_structured, wants_leaf};
use crate::syntax::{Leaf, Tree};

/// Names for the leaves in the expansion, as near to the user's as they can be.
///
/// A pattern can't bind a name that is a constant or a static where the macro is called, and hygiene
/// does not help there: so all names of an expansion begin with `chainrule_`.
pub(crate) fn leaf_names(leaves: &[Leaf]) -> Vec<Ident> {
    let mut taken = HashSet::new();
    leaves
        .iter()
        .map(|leaf| {
            let text = if leaf.is_constant() {
                "constant"
            } else {
                &leaf.text
            };
            let is_word = |c: char| {
                c == '_' || c.is_ascii_alphanumeric() || (!c.is_ascii() && c.is_alphabetic())
            };
            let word = text.replace(|c| !is_word(c), "_");
            let mut name = format!("chainrule_leaf_{}", word.trim_end_matches('_'));
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            Ident::new(&name, Span::mixed_site())
        })
        .collect()
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
            let is_plain = output.transposed == schedule.is_flipped(output.node);
            let is_place = !emitter.adds(index) && is_plain && is_first;
            let mut name = if schedule.is_step(output.node) && is_place {
                place(output.node)
            } else {
                format_ident!("chainrule_result{index}", span = Span::mixed_site())
            };
            // What is wrong with a place of the user's is said there.
            if let Some(&(span, _)) = emitter.into.get(index) {
                name.set_span(span);
            }
            name
        })
        .collect();
    let steps = schedule.steps.iter().map(|&node| {
        let place = place(node);
        let result = results.iter().find(|result| **result == place);
        emitter.step(graph, schedule, node, result)
    });
    let mut copies: Vec<_> = outputs
        .iter()
        .zip(&results)
        .enumerate()
        .filter(|(_, (output, result))| place(output.node) != **result)
        .collect();
    // Numbers last, as a logarithm in one is a call, which empties the registers; but not sums of functions of entries,
    // which are long loops.
    copies.sort_by_key(|(_, (output, _))| {
        let is_number = graph.nodes[output.node].kinds == Kinds::SCALAR;
        is_number && !goes_over_entries(graph, schedule, **output)
    });
    let copies = copies.into_iter().map(|(index, (&output, result))| {
        let value = emitter.reference(graph, schedule, output);
        let result = emitter.borrowed(result, true);
        if emitter.adds(index) {
            return quote!(#expression::add_to(#value, #result););
        }
        let value = emitter.whole(graph, output.node, value);
        quote!(#expression::write(#value, #result);)
    });
    let body = quote!(#(#steps)* #(#copies)*);
    (results, body)
}

/// Whether a function goes over entries in an expression, apart from its steps.
fn goes_over_entries(graph: &Graph, schedule: &Schedule, x: Ref) -> bool {
    let node = &graph.nodes[graph.resolve(x).node];
    let is_over_entries = matches!(node.op, Op::Map(..) | Op::Zip(..));
    is_over_entries && node.kinds != Kinds::SCALAR
        || node.op.operands().into_iter().any(|x| {
            !schedule.is_step(graph.resolve(x).node) && goes_over_entries(graph, schedule, x)
        })
}

/// The computation of a matrix row by row: its place, and the body. A row is the transpose of
/// `adjoint` for one unit vector as `cotangent`.
pub(crate) fn rows(
    graph: &Graph,
    schedule: &Schedule,
    adjoint: Ref,
    cotangent: Ref,
    emitter: &Emitter<'_>,
) -> (Vec<Ident>, TokenStream) {
    let expression = emitter.expression;
    let [matrix, unit, row] = ["matrix", "unit", "row"]
        .map(|name| format_ident!("chainrule_{name}", span = Span::mixed_site()));
    let depends = Dependents::on(&[cotangent]).up_to(graph, adjoint);
    let steps = |dependent: bool| {
        let steps = schedule.steps.iter();
        let steps = steps.filter(move |&&node| depends[node] == dependent);
        steps.map(|&node| emitter.step(graph, schedule, node, None))
    };
    let (before, within) = (steps.clone()(false), steps(true));
    let of = match *graph.op(cotangent) {
        Op::Cotangent(of) => Emitter {
            has_cotangent: false,
            ..*emitter
        }
        .reference(graph, schedule, of),
        _ => quote!(),
    };
    let value = emitter.reference(graph, schedule, graph.resolve(adjoint));
    let name = cotangent_name();
    let mut result = matrix.clone();
    if let Some(&(span, _)) = emitter.into.first() {
        result.set_span(span);
    }
    let target = emitter.borrowed(&result, true);
    // The rows of what is added to a place have one of their own.
    let (blank, target, added) = if emitter.adds(0) {
        result = format_ident!("chainrule_sum", span = result.span());
        let sum = emitter.borrowed(&result, true);
        (
            quote!(let mut #matrix = #expression::blank();),
            quote!(&mut #matrix),
            quote!(#expression::add_to(#expression::view(&#matrix), #sum);),
        )
    } else {
        (quote!(), target, quote!())
    };
    let body = quote! {
        #(#before)*
        #blank
        #expression::rows(
            #expression::like(|| #of),
            #target,
            |#unit, #row| {
                let #name = #expression::view(#unit);
                #(#within)*
                #expression::write(#value, #row);
            },
        );
        #added
    };
    (vec![result], body)
}

fn cotangent_name() -> Ident {
    Ident::new("chainrule_cotangent", Span::mixed_site())
}

fn place(node: usize) -> Ident {
    format_ident!("chainrule_value{node}", span = Span::mixed_site())
}

fn step(node: usize) -> Ident {
    format_ident!("chainrule_t{node}", span = Span::mixed_site())
}

/// What emission needs to know of the surroundings.
pub(crate) struct Emitter<'a> {
    /// `::chainrule::expression`
    pub(crate) expression: &'a TokenStream,
    /// `::chainrule`
    pub(crate) krate: &'a TokenStream,
    pub(crate) leaves: &'a [Ident],
    pub(crate) tree: &'a Tree,
    /// Where the places of the user's stand that the results go into, and then are known by reference, and
    /// whether they are added to.
    pub(crate) into: &'a [(Span, bool)],
    /// Whether the adjoint of a row is at hand.
    pub(crate) has_cotangent: bool,
    /// `::chainrule::shape`, and the name of the root's shape: a constant is admitted by it, as a value
    /// is, so that nothing is said of either where a check has failed.
    pub(crate) admission: Option<(&'a TokenStream, &'a Ident)>,
}

impl Emitter<'_> {
    /// A place to write to, by its name.
    fn borrowed(&self, place: &Ident, is_result: bool) -> TokenStream {
        if is_result && !self.into.is_empty() {
            quote_spanned!(place.span()=> &mut *#place)
        } else {
            quote!(&mut #place)
        }
    }

    /// Whether a result is added to what its place holds.
    fn adds(&self, index: usize) -> bool {
        matches!(self.into.get(index), Some((_, true)))
    }

    /// A node that is about to be written: half of it, where it is symmetric and computed.
    fn whole(&self, graph: &Graph, node: usize, value: TokenStream) -> TokenStream {
        let expression = self.expression;
        let node = &graph.nodes[node];
        let is_computed = matches!(node.op, Op::Sum(_) | Op::Product(..));
        if node.symmetric && is_computed && node.kinds != Kinds::SCALAR {
            quote!(#expression::symmetric(#value))
        } else {
            value
        }
    }

    /// A node into its place, which is declared here unless it is a result's, and a view of that.
    fn step(
        &self,
        graph: &Graph,
        schedule: &Schedule,
        node: usize,
        result: Option<&Ident>,
    ) -> TokenStream {
        let expression = self.expression;
        let value = self.operation(
            graph,
            schedule,
            Ref {
                node,
                transposed: schedule.is_flipped(node),
            },
        );
        let (own, view) = (place(node), step(node));
        if schedule.waits(node) {
            return quote! {
                let mut #own = #expression::blank();
                let #view = #expression::shared(#value, &mut #own);
            };
        }
        let value = self.whole(graph, node, value);
        let target = self.borrowed(result.unwrap_or(&own), result.is_some());
        let blank = (result.is_none()).then(|| quote!(let mut #own = #expression::blank();));
        let place = match result {
            Some(result) if !self.into.is_empty() => quote!(*#result),
            _ => quote!(#own),
        };
        let view = match graph.nodes[node].op {
            Op::Factors(_) => quote!(let #view = #expression::factored(&#place);),
            // Its parts are viewed one by one.
            Op::Pullback(..) => quote!(),
            _ => quote!(let #view = #expression::view(&#place);),
        };
        quote! {
            #blank
            #expression::write(#value, #target);
            #view
        }
    }

    /// A node as an operand.
    fn reference(&self, graph: &Graph, schedule: &Schedule, x: Ref) -> TokenStream {
        let expression = self.expression;
        let mut x = graph.resolve(x);
        let name = match *graph.op(x) {
            _ if schedule.is_step(x.node) => {
                x.transposed ^= schedule.is_flipped(x.node);
                step(x.node)
            }
            Op::Leaf(leaf) => self.leaves[leaf].clone(),
            Op::Cotangent(_) if self.has_cotangent => cotangent_name(),
            Op::Cotangent(of) => {
                let of = graph.resolve(graph.transpose_if(x.transposed, of));
                let like = self.reference(graph, schedule, of);
                return match graph.op(of) {
                    Op::Leaf(_) => like,
                    _ if schedule.is_step(of.node) => like,
                    _ => quote!(#expression::evaluated(#like)),
                };
            }
            Op::Part(index, pullback) => return self.part(graph, schedule, x, index, pullback),
            // Only where nothing is computed: what is computed has made a step of it.
            ref op if has_place(op) => {
                let plain = Ref {
                    transposed: false,
                    ..x
                };
                let operation = self.operation(graph, schedule, plain);
                let like = if let Op::Factors(_) = op {
                    quote!(factored_as)
                } else {
                    quote!(evaluated)
                };
                let value = quote!(#expression::#like(#operation));
                return if x.transposed {
                    quote!(#expression::t(#value))
                } else {
                    value
                };
            }
            _ => return self.operation(graph, schedule, x),
        };
        if x.transposed && !graph.is_scalar(x) {
            quote!(#expression::t(#name))
        } else {
            quote!(#name)
        }
    }

    /// An adjoint that a pullback made.
    fn part(
        &self,
        graph: &Graph,
        schedule: &Schedule,
        x: Ref,
        index: usize,
        pullback: Ref,
    ) -> TokenStream {
        let expression = self.expression;
        let arguments = match graph.op(pullback) {
            Op::Pullback(_, arguments, _) => arguments.as_slice(),
            _ => &[],
        };
        let place = place(pullback.node);
        let view = if !schedule.is_step(pullback.node) {
            // Only where nothing is computed; and of the argument's type.
            let argument = self.reference(graph, schedule, arguments[index]);
            quote!(#expression::evaluated(#argument))
        } else if arguments.len() == 1 {
            quote!(#expression::view(&#place))
        } else {
            let index = Literal::usize_unsuffixed(index);
            quote!(#expression::view(&#place.#index))
        };
        if x.transposed && !graph.is_scalar(x) {
            quote!(#expression::t(#view))
        } else {
            view
        }
    }

    /// A node by its operation; a transpose goes on to the operands.
    #[expect(clippy::too_many_lines, reason = "an arm an operation")]
    fn operation(&self, graph: &Graph, schedule: &Schedule, x: Ref) -> TokenStream {
        let (expression, krate) = (self.expression, self.krate);
        let transposed = x.transposed;
        let name = |name: &str| Ident::new(name, Span::mixed_site());
        let (entry, power) = (name("chainrule_entry"), name("chainrule_power"));
        let op = graph.op(x);
        let operand = |x: Ref| {
            let x = graph.resolve(graph.transpose_if(transposed, x));
            let value = self.reference(graph, schedule, x);
            let is_leaf = schedule.is_step(x.node)
                || is_structured(graph.op(x))
                || matches!(
                    graph.op(x),
                    Op::Leaf(_) | Op::Number(_) | Op::Part(..) | Op::Cotangent(_)
                );
            // Only where nothing is computed: what is computed has made a step of it.
            if wants_leaf(graph, op, x.node) && !is_leaf {
                quote!(#expression::evaluated(#value))
            } else {
                value
            }
        };
        let like = |x: Ref| {
            let x = operand(x);
            quote!(#expression::like(|| #x))
        };
        let call = |function: &str, operands: &[Ref]| {
            let function = Ident::new(function, Span::mixed_site());
            let operands = operands.iter().map(|&x| operand(x));
            quote!(#expression::#function(#(#operands),*))
        };
        let map = |x: Ref, is_elementary: bool, f: TokenStream| {
            let (name, x) = (if is_elementary { "map_by" } else { "map" }, operand(x));
            let name = Ident::new(name, Span::mixed_site());
            quote!(#expression::#name(#x, #f))
        };
        // What can't hand the transpose on to its operands.
        let transposed_if = |value: TokenStream| {
            if transposed {
                quote!(#expression::t(#value))
            } else {
                value
            }
        };
        let zip = |l: Ref, r: Ref, f: TokenStream| {
            let (l, r) = (operand(l), operand(r));
            quote!(#expression::zip(#l, #r, #f))
        };
        match op {
            Op::Leaf(_) | Op::Variable(..) | Op::Fixed(_) | Op::Cotangent(_) => operand(Ref {
                transposed: false,
                ..x
            }),
            Op::Number(number) => self.number(number.get()),
            Op::Sum(_) => {
                let mut terms = Vec::new();
                self.collect_terms(graph, schedule, 1.0, x, &mut terms);
                // What is added comes first, as one would write it.
                terms.sort_by_key(|&(minus, _)| minus);
                match self.balanced_sum(&terms) {
                    (false, sum) => sum,
                    (true, sum) => self.scaled(-1.0, &sum),
                }
            }
            &Op::Product(l, r) if transposed => call("mul", &[r, l]),
            &Op::Product(l, r) => call("mul", &[l, r]),
            &Op::Divide(e, s) => call("div", &[e, s]),
            &Op::EntryTimes(l, r) => zip(l, r, quote!(#expression::times)),
            &Op::EntryDivide(l, r) => zip(l, r, quote!(#expression::over)),
            &Op::EntryPower(x, 2) => map(x, false, quote!(#expression::square)),
            &Op::EntryPower(x, n) => {
                map(x, true, quote!(|#entry| #krate::Scalar::powi(#entry, #n)))
            }
            &Op::EntryRealPower(x, p) => {
                if let Op::Number(_) = graph.op(p) {
                    let p = operand(p);
                    let map = map(
                        x,
                        true,
                        quote!(move |#entry| #krate::Real::powf(#entry, #power)),
                    );
                    quote!({ let #expression::S(#power) = #p; #map })
                } else {
                    zip(x, p, quote!(#krate::Real::powf))
                }
            }
            &Op::Map(f @ (Elementwise::Sin | Elementwise::Cos), x) if !graph.is_scalar(x) => {
                let name = Function::Elementwise(f).name();
                let [f, moderate] =
                    [name, &format!("moderate_{name}")].map(|name| self.entry_by_entry(name));
                let x = operand(x);
                quote!(#expression::map_periodic(#x, #f, #moderate))
            }
            &Op::Map(f, x) => map(x, f.is_elementary(), self.function(f, graph.is_scalar(x))),
            &Op::Reduce(Reduction::Sum, x) => call("sum", &[x]),
            &Op::Reduce(Reduction::Trace, x) => call("tr", &[x]),
            &Op::Reduce(Reduction::Norm1, x) => call("norm1", &[x]),
            &Op::Reduce(Reduction::Norm2, x) => call("norm2", &[x]),
            &Op::Reduce(Reduction::LogSumExp, x) => call("logsumexp", &[x]),
            &Op::Reduce(Reduction::Max, x) => call("max", &[x]),
            &Op::Reduce(Reduction::Min, x) => call("min", &[x]),
            // They are nodes of their own.
            &Op::Reduce(Reduction::Det | Reduction::LogDet, x) => operand(x),
            &Op::Inner(l, r) => call("inner", &[l, r]),
            &Op::Ones(Like::Node(x)) => {
                let like = like(x);
                quote!(#expression::ones(#like))
            }
            &Op::Eye(Like::Node(x)) => {
                let like = like(x);
                quote!(#expression::eye(#like))
            }
            &Op::Eye(Like::Dimensions(index)) => self.constant("identity", index),
            &Op::Ones(Like::Dimensions(index)) => {
                let name = match self.tree.dimensions[index].tokens.len() {
                    1 => "ones_column",
                    _ if transposed => "ones_flipped",
                    _ => "ones_matrix",
                };
                let ones = self.constant(name, index);
                if transposed && name == "ones_column" {
                    quote!(#expression::t(#ones))
                } else {
                    ones
                }
            }
            &Op::Unit(of, index) => {
                let of = self.reference(graph, schedule, of);
                let index = Literal::usize_unsuffixed(index);
                transposed_if(quote!(#expression::unit(#expression::like(|| #of), #index)))
            }
            &Op::Basis(index) => transposed_if(self.constant("basis", index)),
            &Op::Factors(x) => call(
                if graph.is_definite(x) {
                    "cholesky"
                } else {
                    "lu"
                },
                &[x],
            ),
            &Op::Inverse(factors) => {
                let factors = self.reference(graph, schedule, factors);
                transposed_if(quote!(#expression::inverse(#factors)))
            }
            &Op::Det(factors) => call("det", &[factors]),
            &Op::LogDet(factors) => call("logdet", &[factors]),
            &Op::Diag(x) => {
                let x = self.reference(graph, schedule, x);
                transposed_if(quote!(#expression::diag(#x)))
            }
            &Op::Vec(x) => {
                let x = self.reference(graph, schedule, x);
                transposed_if(quote!(#expression::vec(#x)))
            }
            &Op::Unvec(x, v) => {
                let (like, v) = (like(x), operand(v));
                quote!(#expression::unvec(#like, #v))
            }
            &Op::Kron(l, r) => call("kron", &[l, r]),
            &Op::KronLeft(l, a, r) => {
                let (like, a, r) = (like(l), operand(a), operand(r));
                quote!(#expression::kron_left(#like, #a, #r))
            }
            &Op::KronRight(r, l, a) => {
                let (like, l, a) = (like(r), operand(l), operand(a));
                quote!(#expression::kron_right(#like, #l, #a))
            }
            &Op::Cross(l, r) => call("cross", &[l, r]),
            &Op::Zip(f, l, r) => {
                let (l, r) = (operand(l), operand(r));
                let function = match f {
                    Zip::Max => quote!(#krate::Scalar::greater),
                    Zip::Min => quote!(#krate::Scalar::lesser),
                    Zip::ShareOfMax => quote!(#krate::Scalar::share_of_greater),
                    Zip::Atan2 => quote!(#krate::Real::atan2),
                    Zip::Hypot => quote!(#krate::Real::hypot),
                    Zip::OverSquares => quote!(#krate::Scalar::over_squares),
                    Zip::SigmoidBy => quote!(#krate::Real::sigmoid_by),
                    Zip::SoftplusBy => quote!(#krate::Real::softplus_by),
                };
                let zip = format_ident!("{}", if f.is_elementary() { "zip_by" } else { "zip" });
                quote!(#expression::#zip(#l, #r, #function))
            }
            &Op::Whole(Whole::Softmax, x) => call("softmax", &[x]),
            &Op::Whole(Whole::ShareOfMax, x) => call("share_of_max", &[x]),
            &Op::Whole(Whole::ShareOfMin, x) => call("share_of_min", &[x]),
            Op::Apply(function, arguments) => {
                let function = self.tree.function(*function);
                let arguments = self.arguments(graph, schedule, arguments);
                quote!(#expression::apply(#function, #arguments))
            }
            Op::Pullback(function, arguments, a) => {
                let function = self.tree.function(*function);
                let arguments = self.arguments(graph, schedule, arguments);
                let a = self.reference(graph, schedule, *a);
                quote!(#expression::pullback(#function, #arguments, #a))
            }
            Op::Part(..) => self.reference(graph, schedule, x),
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

    /// The arguments of a user's function.
    fn arguments(&self, graph: &Graph, schedule: &Schedule, arguments: &[Ref]) -> TokenStream {
        let arguments = arguments
            .iter()
            .map(|&x| self.reference(graph, schedule, x));
        quote!((#(#arguments,)*))
    }

    /// A constant of dimensions, with entries like the first value's.
    fn constant(&self, name: &str, index: usize) -> TokenStream {
        let expression = self.expression;
        let name = Ident::new(name, Span::mixed_site());
        let dimensions = &self.tree.dimensions[index].tokens;
        let like = self.leaves.first().map(|leaf| quote!(#leaf));
        let like = like.unwrap_or_else(|| quote!(#expression::S(0.0_f64)));
        self.admitted(quote!(#expression::#name::<#(#dimensions,)* _>(#like)))
    }

    fn admitted(&self, constant: TokenStream) -> TokenStream {
        match self.admission {
            Some((shape, root)) => quote!(#shape::admit(#root, #constant)),
            None => constant,
        }
    }

    /// The terms of c x, also those of sums in it that are no steps; each with its sign apart.
    fn collect_terms(
        &self,
        graph: &Graph,
        schedule: &Schedule,
        c: f64,
        x: Ref,
        terms: &mut Vec<(bool, TokenStream)>,
    ) {
        let x = graph.resolve(x);
        match graph.op(x) {
            Op::Sum(summands) if terms.is_empty() || !schedule.is_step(x.node) => {
                for &(d, summand) in summands {
                    let summand = graph.transpose_if(x.transposed, summand);
                    self.collect_terms(graph, schedule, c * d.get(), summand, terms);
                }
            }
            Op::Number(one) => {
                let number = c * one.get();
                terms.push((number < 0.0, self.number(number.abs())));
            }
            _ => {
                let term = self.reference(graph, schedule, x);
                terms.push((c < 0.0, self.scaled(c.abs(), &term)));
            }
        }
    }

    /// The sum of terms, or what is to be subtracted, halved again and again: types as deep as the
    /// sum is long would take the compiler long.
    fn balanced_sum(&self, terms: &[(bool, TokenStream)]) -> (bool, TokenStream) {
        let expression = self.expression;
        if let [(minus, term)] = terms {
            return (*minus, term.clone());
        }
        let (first, second) = terms.split_at(terms.len().div_ceil(2));
        match (self.balanced_sum(first), self.balanced_sum(second)) {
            ((false, l), (true, r)) => (false, quote!(#expression::sub(#l, #r))),
            ((true, l), (false, r)) => (false, quote!(#expression::sub(#r, #l))),
            ((minus, l), (_, r)) => (minus, quote!(#expression::add(#l, #r))),
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
        self.admitted(if let Some(like) = self.leaves.first() {
            quote!(#expression::literal(#like, #double, #single))
        } else {
            quote!(#expression::S(#double))
        })
    }

    fn function(&self, f: Elementwise, of_scalar: bool) -> TokenStream {
        use Elementwise as E;
        let (expression, krate) = (self.expression, self.krate);
        match f {
            E::Step => quote!(#expression::step),
            E::Nonzero => quote!(#expression::nonzero),
            E::ExpMinusAbs => quote!(#expression::exp_minus_abs),
            E::Abs | E::Sign | E::Relu => {
                let name = format_ident!("{}", Function::Elementwise(f).name());
                quote!(#krate::Scalar::#name)
            }
            E::Exp | E::Log | E::Sigmoid if of_scalar => {
                let name = format_ident!("{}_alone", Function::Elementwise(f).name());
                quote!(#krate::Real::#name)
            }
            f => self.entry_by_entry(Function::Elementwise(f).name()),
        }
    }

    /// A function itself would be called for each entry, and a loop over calls has no vectors.
    fn entry_by_entry(&self, name: &str) -> TokenStream {
        let krate = self.krate;
        let name = format_ident!("{name}");
        let entry = Ident::new("chainrule_entry", Span::mixed_site());
        quote!(#[inline(always)] |#entry| #krate::Real::#name(#entry))
    }
}
