//! The macros of chainrule. A stage is a file:
//!
//! ```text
//! tokens → input, parse → kind → graph → differentiate → schedule → emit
//!                       simplify, structure ↗                 check ↗
//! ```
//!
//! Everything but the entry points below works on `proc_macro2` and plain data.

mod check;
mod diagnostic;
mod differentiate;
mod emit;
mod expand;
mod function;
mod graph;
mod input;
mod kind;
mod parse;
mod place;
mod schedule;
mod simplify;
mod structure;
mod syntax;
#[cfg(test)]
mod tests;
mod token;

use expand::Macro;
use proc_macro::TokenStream;

/// The value of a matrix expression.
#[proc_macro]
pub fn value(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Value, input.into()).into()
}

/// The gradient of a scalar matrix expression.
#[proc_macro]
pub fn grad(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Grad, input.into()).into()
}

/// The value and the gradient of a scalar matrix expression.
#[proc_macro]
pub fn value_and_grad(input: TokenStream) -> TokenStream {
    expand::expand(Macro::ValueAndGrad, input.into()).into()
}
