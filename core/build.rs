//! Whether there is an optimiser is what a crate cannot see, and cargo tells its build script.

use std::env::{var, var_os};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(unoptimised)");
    // What is inlined there is copied as it is, into everything that calls it. Without `std` it is all the same: on
    // the way, branches upon constants are decided, so that no panic is left.
    if var("OPT_LEVEL").is_ok_and(|level| level == "0") && var_os("CARGO_FEATURE_STD").is_some() {
        println!("cargo::rustc-cfg=unoptimised");
    }
}
