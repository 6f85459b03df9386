//! The engine against independent means: finite differences of random expressions, and random
//! tokens that must not make it panic.

mod compiled;
mod dimensions;
mod expansions;
mod explain;
mod formulas;
mod interpreter;
mod maps;
mod notation;
mod random;
mod random_derivatives;
mod random_expressions;
mod random_tokens;
mod shrink;
mod textbook;
