//! Claims and what they say when they fail.
//!
//! Each claim comes with a local trait whose diagnostic speaks in the user's symbols. Its tokens
//! carry the spans of the operation's first and last token, so that the operation is underlined; and
//! both obligations that fail have that one span, so that the compiler reports them as one.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};

use super::Checker;
use crate::diagnostic::Range;
use crate::syntax::Id;

/// What a claim says when it fails. `{L}` and `{R}` stand for the two types, `{I}` and `{J}` for the
/// two dimensions that differ.
pub(super) struct Complaint {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) notes: Vec<String>,
}

/// What has to hold.
#[derive(Clone, Copy)]
pub(super) enum Claim {
    /// Both types are the same.
    SameType,
    /// Both dimensions are the same.
    SameDimension,
}

impl Checker<'_> {
    pub(super) fn text(&self, id: Id) -> String {
        escape(&self.tree.text(id))
    }

    #[expect(clippy::unused_self, reason = "names are the checker's matter")]
    pub(crate) fn name(&self, id: Id) -> Ident {
        format_ident!("chainrule_shape{id}", span = Span::mixed_site())
    }

    pub(super) fn leaf_name(&self, leaf: usize) -> Ident {
        format_ident!("{}_shape", self.leaves[leaf])
    }

    /// The type of the entries: of the first value's, or `f64`.
    pub(super) fn entries(&self) -> TokenStream {
        let (expression, shape) = (self.expression, self.shape);
        if self.leaves.is_empty() {
            quote!(#expression::Operand::shape(&0.0_f64))
        } else {
            let first = self.leaf_name(0);
            quote!(#shape::number(#first))
        }
    }

    /// What follows for `L`, or for `(L, R)`, if a table of core's counts its entries.
    pub(super) fn counted(
        &mut self,
        id: Id,
        (parameters, whole, inferred): &(TokenStream, TokenStream, TokenStream),
        table: &TokenStream,
        counted: &TokenStream,
        Complaint {
            message,
            label,
            notes,
        }: &Complaint,
    ) {
        let (shape, expression, name) = (self.shape, self.expression, self.name(id));
        let range = self.tree.nodes[id].range;
        let (start, end) = (located(range.start), located(range.end));
        let open = quote_spanned!(start=> < ::core);
        let bool = quote_spanned!(end=> ::primitive::bool);
        let mut argument = Group::new(Delimiter::Parenthesis, quote!(#name));
        argument.set_span(end);
        // As with `Elementary`, nothing follows from a claim that two could have proved.
        self.follow(
            id,
            &quote! {{
                #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
                trait Counted<#parameters, By> {
                    type Shape;
                    fn shape(_: #shape::Shape<#whole>) -> #shape::Shape<Self::Shape> {
                        ::core::default::Default::default()
                    }
                }
                #[diagnostic::do_not_recommend]
                impl<#parameters> Counted<#parameters, #expression::ByScalar> for ::core::primitive::bool
                where
                    #whole: #shape::#table,
                {
                    type Shape = <#whole as #shape::#table>::#counted;
                }
                #[diagnostic::do_not_recommend]
                impl<#parameters> Counted<#parameters, #expression::ByNobody> for ::core::primitive::bool
                where
                    L: #expression::Nobody,
                {
                    type Shape = L;
                }
                #open #bool as Counted<#inferred, _>>::shape #argument
            }},
        );
    }

    /// The shape of a node, anew.
    pub(super) fn follow(&mut self, id: Id, shape: &TokenStream) {
        let name = self.name(id);
        self.statements.extend(quote!(let #name = #shape;));
    }

    /// What an argument of a function has to be by itself; it is underlined.
    pub(super) fn argument(
        &self,
        argument: Id,
        shape: &Ident,
        name: &str,
        complaints: &[Complaint],
    ) -> TokenStream {
        let range = self.tree.nodes[argument].range;
        let mut value = method(range, shape, name, None);
        for complaint in complaints {
            value = self.checked(range, Claim::SameDimension, &value, complaint);
        }
        value
    }

    /// The shape, if its entries have elementary functions. The first token is underlined.
    pub(super) fn elementary(&self, range: Range, x: &Ident) -> TokenStream {
        let shape = self.shape;
        spanned(
            Range::of(range.start),
            quote!(#shape::Elementary::elementary(#x)),
        )
    }

    /// What one operand has to be. The last of the complaints is about its dimensions.
    pub(super) fn unary(&mut self, id: Id, x: Id, name: &str, complaints: &[Complaint]) {
        let last = complaints.last();
        if let Some(refused) = last.and_then(|last| self.by_name(id, x, x, last)) {
            return self.follow(id, &refused);
        }
        let range = self.tree.nodes[id].range;
        let x = self.name(x);
        self.claim(
            id,
            range,
            Claim::SameDimension,
            |range| method(range, &x, name, None),
            complaints,
        );
    }

    /// What two operands have to be. The last of the complaints is about their dimensions.
    pub(super) fn pair(
        &mut self,
        id: Id,
        l: Id,
        r: Id,
        name: &str,
        claim: Claim,
        complaints: &[Complaint],
    ) {
        let last = complaints.last();
        if let Some(refused) = last.and_then(|last| self.by_name(id, l, r, last)) {
            return self.follow(id, &refused);
        }
        let range = self.tree.nodes[id].range;
        let (l, r) = (self.name(l), self.name(r));
        self.claim(
            id,
            range,
            claim,
            |range| method(range, &l, name, Some(&r)),
            complaints,
        );
    }

    /// A claim, and those that follow from it.
    pub(super) fn claim(
        &mut self,
        id: Id,
        range: Range,
        claim: Claim,
        first: impl FnOnce(Range) -> TokenStream,
        complaints: &[Complaint],
    ) {
        let mut value = first(range);
        for complaint in complaints {
            value = self.checked(range, claim, &value, complaint);
        }
        let name = self.name(id);
        self.statements.extend(quote!(let #name = #value;));
    }

    /// What follows from a claim, if it holds.
    pub(super) fn checked(
        &self,
        range: Range,
        claim: Claim,
        value: &TokenStream,
        Complaint {
            message,
            label,
            notes,
        }: &Complaint,
    ) -> TokenStream {
        let shape = self.shape;
        // The decoys never apply. Beside them the compiler does not guess one side from the other,
        // which would let what follows from a failed claim go on.
        let (generics, verdict, parameters, arguments, decoys, inferred) = match claim {
            Claim::SameType => (
                quote!(L, R),
                quote!(#shape::Yes),
                quote!(S),
                quote!(S, S),
                vec![
                    (quote!(S), quote!(S, #shape::Other<S>)),
                    (quote!(S), quote!(#shape::Other<S>, S)),
                ],
                quote!(_, _),
            ),
            Claim::SameDimension => (
                quote!(L, R, const I: ::core::primitive::usize, const J: ::core::primitive::usize),
                quote!(#shape::Equal<I, J>),
                quote!(L, R, const D: ::core::primitive::usize),
                quote!(L, R, D, D),
                vec![(
                    quote!(L, R),
                    quote!(L, R, { ::core::primitive::usize::MAX }, 0),
                )],
                quote!(_, _, _, _),
            ),
        };
        let decoys = decoys.into_iter().map(|(parameters, arguments)| {
            quote! {
                #[diagnostic::do_not_recommend]
                impl<#parameters> Fits<#arguments> for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
            }
        });
        // `<bool as Fits>::check(…)`, as wide as the operation, and so is `bool`.
        let (start, end) = (located(range.start), located(range.end));
        let open = quote_spanned!(start=> < ::core);
        let bool = quote_spanned!(end=> ::primitive::bool);
        let mut argument = Group::new(Delimiter::Parenthesis, value.clone());
        argument.set_span(end);
        quote! {{
            #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
            trait Fits<#generics> {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: #shape::Claim<L, R, #verdict, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<#parameters> Fits<#arguments> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #(#decoys)*
            #open #bool as Fits<#inferred>>::check #argument
        }}
    }
}

/// Where the user's token stands, with the macro's own names in scope.
pub(super) fn located(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// `.name(argument)` on a shape, as wide as the operation.
pub(super) fn method(
    range: Range,
    shape: &Ident,
    name: &str,
    argument: Option<&Ident>,
) -> TokenStream {
    let mut receiver = shape.clone();
    receiver.set_span(located(range.start));
    let name = Ident::new(name, located(range.end));
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#argument));
    arguments.set_span(located(range.end));
    quote!(#receiver.#name #arguments)
}

/// A call whose first token stands at the range's start and whose others at its end.
pub(super) fn spanned(range: Range, call: TokenStream) -> TokenStream {
    let mut at = range.start;
    call.into_iter()
        .map(|token| {
            let span = located(std::mem::replace(&mut at, range.end));
            match token {
                TokenTree::Group(group) => {
                    let inside = spanned(range, group.stream());
                    let mut group = Group::new(group.delimiter(), inside);
                    group.set_span(span);
                    TokenTree::Group(group)
                }
                mut token => {
                    token.set_span(span);
                    token
                }
            }
        })
        .collect()
}

/// Braces as a format string has them.
pub(super) fn escape(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}
