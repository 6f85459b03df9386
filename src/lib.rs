#![no_std]
#![doc = include_str!("../README.md")]

pub use chainrule_core::*;
pub use chainrule_macros::{grad, value, value_and_grad};
