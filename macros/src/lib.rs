//! The macros of chainrule. A stage is a file:
//!
//! ```text
//! tokens → input, parse → dimension, kind → graph → differentiate → schedule → emit
//!                                  simplify, structure ↗                 check ↗
//!                                        notation → formula → typeset → explain
//! ```
//!
//! Everything but the entry points below works on `proc_macro2` and plain data.

mod check;
mod diagnostic;
mod differentiate;
mod dimension;
mod emit;
mod expand;
mod explain;
mod formula;
mod function;
mod graph;
mod input;
mod kind;
mod linear;
mod map;
mod notation;
mod parse;
mod place;
mod schedule;
mod simplify;
mod structure;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod typeset;

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

/// The Jacobian of a column or a scalar by a column.
#[proc_macro]
pub fn jacobian(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Jacobian, input.into()).into()
}

/// The Hessian of a scalar by a column, or by two.
#[proc_macro]
pub fn hessian(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Hessian, input.into()).into()
}

/// The derivative of an expression as a linear map.
#[proc_macro]
pub fn derivative(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Derivative, input.into()).into()
}

/// The derivative of an expression in a direction.
#[proc_macro]
pub fn jvp(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Jvp, input.into()).into()
}

/// The adjoints of variables for an adjoint of the expression.
#[proc_macro]
pub fn vjp(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Vjp, input.into()).into()
}

/// The Hessian of a scalar times a direction.
#[proc_macro]
pub fn hvp(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Hvp, input.into()).into()
}

/// The value and the gradient of a scalar matrix expression.
#[proc_macro]
pub fn value_and_grad(input: TokenStream) -> TokenStream {
    expand::expand(Macro::ValueAndGrad, input.into()).into()
}

/// The derivation of a derivative, as text.
#[proc_macro]
pub fn explain(input: TokenStream) -> TokenStream {
    expand::expand(Macro::Explain, input.into()).into()
}
