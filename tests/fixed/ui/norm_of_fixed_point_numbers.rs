//! A norm is a root; its square is none.

use chainrule::{Vector, grad};
use fixed::{Wrapping, types::I16F16};

fn direction(x: &Vector<3, Wrapping<I16F16>>) -> Vector<3, Wrapping<I16F16>> {
    grad!(||x||, x)
}

fn main() {}
