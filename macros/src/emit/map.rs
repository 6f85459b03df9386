//! A derivative: the map that core builds of what is held.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::{Emitter, body};
use crate::differentiate::adjoints;
use crate::graph::{Graph, Op, Ref};
use crate::map::{Map, held_factor};
use crate::schedule::Schedule;

/// Writes maps.
pub(crate) struct Maps<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) schedule: &'a Schedule,
    pub(crate) emitter: &'a Emitter<'a>,
    /// The places of what is held.
    pub(crate) held: &'a [(Ref, &'a Ident)],
}

impl Maps<'_> {
    pub(crate) fn map(&self, map: &Map) -> TokenStream {
        let krate = self.emitter.krate;
        let derivative = quote!(#krate::derivative);
        match map {
            Map::Zero => quote!(#derivative::zero()),
            Map::Identity => quote!(#derivative::E),
            Map::Transposition => quote!(#derivative::F),
            Map::Product { l, m, r } => {
                let (l, m, r) = (self.factor(*l), self.map(m), self.factor(*r));
                quote!(#derivative::product(#l, #m, #r))
            }
            Map::Entrywise(s, m) => {
                let (s, m) = (self.place(*s), self.map(m));
                quote!(#derivative::entrywise(#s, #m))
            }
            Map::Inner(g, m) => {
                let (g, m) = (self.place(*g), self.map(m));
                quote!(#derivative::inner(#g, #m))
            }
            Map::Sum(maps) => {
                let maps = maps.iter().map(|map| self.map(map));
                let sum = maps.reduce(|a, b| quote!(#derivative::sum(#a, #b)));
                sum.unwrap_or_default()
            }
            Map::Chain(outer, inner) => {
                let (outer, inner) = (self.map(outer), self.map(inner));
                quote!(#derivative::chain(#outer, #inner))
            }
            Map::Operation { node, of, m } => {
                let (operation, m) = (self.operation(*node, *of), self.map(m));
                quote!(#derivative::chain(#operation, #m))
            }
        }
    }

    fn place(&self, x: Ref) -> Option<&Ident> {
        let x = self.graph.resolve(x);
        let held = self.held.iter().find(|(held, _)| *held == x);
        held.map(|&(_, place)| place)
    }

    fn factor(&self, x: Option<Ref>) -> TokenStream {
        let krate = self.emitter.krate;
        let Some(x) = x.map(|x| self.graph.resolve(x)) else {
            return quote!(#krate::derivative::One);
        };
        let place = self.place(held_factor(self.graph, x));
        if let Op::Inverse(_) = self.graph.op(x) {
            let transposed = x.transposed;
            quote!(#krate::derivative::inverse::<#transposed, _>(#place))
        } else {
            quote!(#place)
        }
    }

    /// An operation as a function of one operand, and its adjoint: a computation of its own, of which what is
    /// held are the leaves.
    fn operation(&self, node: Ref, x: Ref) -> TokenStream {
        let (graph, emitter) = (self.graph, self.emitter);
        let (expression, krate) = (emitter.expression, emitter.krate);
        let [d, u, out] = ["d", "cotangent", "out"]
            .map(|name| format_ident!("chainrule_{name}", span = Span::mixed_site()));
        let mut of_its_own = Graph::default();
        let operands = graph.op(node).operands();
        let (mut leaves, mut places) = (vec![x], vec![quote!(#d)]);
        let (mut shapes, mut blanks) = (TokenStream::new(), TokenStream::new());
        let operation = graph.op(node).on(&mut |operand| {
            let leaf = leaves
                .iter()
                .position(|&leaf| leaf == operand)
                .unwrap_or(leaves.len());
            if leaf == leaves.len() {
                leaves.push(operand);
                places.push(if operands.contains(&operand) {
                    let place = self.place(operand);
                    quote!(#place)
                } else {
                    // Only its shape is asked for.
                    let shape =
                        format_ident!("chainrule_shape_of_{leaf}", span = Span::mixed_site());
                    let like = emitter.reference(graph, self.schedule, operand);
                    shapes.extend(
                        quote!(let #shape = #expression::output(#expression::like(|| #like));),
                    );
                    blanks.extend(quote!(let #shape = #expression::blank_of(#shape);));
                    quote!(#shape)
                });
            }
            of_its_own.node(Op::Leaf(leaf), graph.kinds(operand))
        });
        let Some(operation) = operation else {
            return TokenStream::new();
        };
        let names: Vec<Ident> = (0..leaves.len())
            .map(|leaf| format_ident!("chainrule_held{leaf}", span = Span::mixed_site()))
            .collect();
        let x = of_its_own.node(Op::Leaf(0), graph.kinds(x));
        let y = of_its_own.node(operation, graph.kinds(node));
        let cotangent = of_its_own.cotangent(y);
        let adjoint = adjoints(&mut of_its_own, y, cotangent, &[x])[0];
        let [apply, pullback] = [y, adjoint].map(|result| {
            let schedule = Schedule::new(&of_its_own, &[result]);
            let emitter = Emitter {
                leaves: &names,
                has_cotangent: true,
                admission: None,
                ..*emitter
            };
            let (results, body) = body(&of_its_own, &schedule, &[result], &emitter);
            quote! {
                #blanks
                #(let #names = #expression::view(&#places);)*
                #(let mut #results = #expression::blank();)*
                #body
                #(*#out = #results;)*
            }
        });
        quote! {{
            #shapes
            #krate::derivative::by(
                move |#d, #out| { #apply },
                move |#u, #d, #out| { let #u = #expression::view(#u); #pullback },
            )
        }}
    }
}
