//! Functions of the user's own.

use super::operand::{ByReference, ByValue};
use super::{Blank, Term};
use crate::Function;

/// Stands for what is written into a place at once: no kind that anything multiplies.
#[derive(Clone, Copy, Debug)]
pub struct PlaceKind;

/// A function of an `X`, or a reference to one.
///
/// `M` tells the implementations apart and is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no function of `{X}`",
    label = "takes no `{X}`",
    note = "what is one implements `chainrule::Function<{X}>`, or `chainrule::Elementwise` if it works entry by entry; its bounds, such as `T: Real`, have to hold here"
)]
pub trait Callable<X, M> {
    /// The function.
    type Function: Function<X>;

    /// The function.
    fn function(&self) -> &Self::Function;
}

#[diagnostic::do_not_recommend]
impl<X, F: Function<X>> Callable<X, ByValue> for F {
    type Function = F;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn function(&self) -> &F {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<X, M, F: Callable<X, M>> Callable<X, ByReference<M>> for &F {
    type Function = F::Function;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn function(&self) -> &F::Function {
        F::function(self)
    }
}

/// f(x).
#[cfg_attr(not(unoptimised), inline(always))]
pub fn apply<F, A, M>(function: &F, arguments: A) -> Apply<'_, F::Function, A>
where
    F: Callable<A::Values, M>,
    A: Arguments,
{
    Apply {
        function: function.function(),
        arguments,
    }
}

/// The adjoints of the arguments, of the adjoint of f(x).
#[cfg_attr(not(unoptimised), inline(always))]
pub fn pullback<F, A, Y, M>(function: &F, arguments: A, y: Y) -> Pullback<'_, F::Function, A, Y>
where
    F: Callable<A::Values, M>,
    A: Arguments,
{
    Pullback {
        function: function.function(),
        arguments,
        y,
    }
}

/// The arguments of a function: terms, in a tuple.
pub trait Arguments: Copy {
    /// What the function is of: one value, or a tuple of some.
    type Values: Blank;
    /// Type of the entries.
    type T: crate::Scalar;

    /// Evaluates the arguments.
    fn evaluate(self) -> Self::Values;
}

fn value<E: Term<Output: Blank>>(term: E) -> E::Output {
    let mut value = E::Output::BLANK;
    term.write_to(&mut value);
    value
}

impl<A: Term<Output: Blank>> Arguments for (A,) {
    type Values = A::Output;
    type T = A::T;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn evaluate(self) -> A::Output {
        value(self.0)
    }
}

macro_rules! tuples {
    ($(($First:ident $(, $Next:ident)*))*) => { $(
        impl<$First: Term<Output: Blank> $(, $Next: Term<Output: Blank>)*> Arguments for ($First, $($Next),*) {
            type Values = ($First::Output, $($Next::Output),*);
            type T = $First::T;

            #[cfg_attr(not(unoptimised), inline(always))]
            #[allow(non_snake_case, reason = "a value is called like its type")]
            fn evaluate(self) -> Self::Values {
                let ($First, $($Next),*) = self;
                (value($First), $(value($Next)),*)
            }
        }

        impl<$First: Blank $(, $Next: Blank)*> Blank for ($First, $($Next),*) {
            const BLANK: Self = ($First::BLANK, $($Next::BLANK),*);
        }
    )* };
}

tuples! { (A, B) (A, B, C) }

/// f(x).
#[derive(Debug)]
pub struct Apply<'f, F, A> {
    function: &'f F,
    arguments: A,
}

impl<F, A: Copy> Clone for Apply<'_, F, A> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<F, A: Copy> Copy for Apply<'_, F, A> {}

impl<F: Function<A::Values, Value: Blank>, A: Arguments> Term for Apply<'_, F, A> {
    type T = A::T;
    type Kind = PlaceKind;
    type Output = F::Value;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut F::Value) {
        *out = self.function.value(&self.arguments.evaluate());
    }
}

/// The adjoints of the arguments of f.
#[derive(Debug)]
pub struct Pullback<'f, F, A, Y> {
    function: &'f F,
    arguments: A,
    y: Y,
}

impl<F, A: Copy, Y: Copy> Clone for Pullback<'_, F, A, Y> {
    #[cfg_attr(not(unoptimised), inline(always))]
    fn clone(&self) -> Self {
        *self
    }
}

impl<F, A: Copy, Y: Copy> Copy for Pullback<'_, F, A, Y> {}

impl<F, A, Y> Term for Pullback<'_, F, A, Y>
where
    F: Function<A::Values>,
    A: Arguments,
    Y: Term<Output = F::Value>,
    F::Value: Blank,
{
    type T = A::T;
    type Kind = PlaceKind;
    type Output = A::Values;
    const WORK: usize = 0;

    #[cfg_attr(not(unoptimised), inline(always))]
    fn write_to(self, out: &mut A::Values) {
        *out = self
            .function
            .pullback(&self.arguments.evaluate(), &value(self.y));
    }
}
