//! Whether there is an optimiser is what a crate cannot see, and cargo tells its build script.

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(unoptimised)");
    // What is inlined there is copied as it is, into everything that calls it. Without an operating system it is all
    // the same: on the way, branches upon constants are decided, so that no panic is left.
    let is = |name, value| var(name).is_ok_and(|found| found == value);
    if is("OPT_LEVEL", "0") && !is("CARGO_CFG_TARGET_OS", "none") {
        println!("cargo::rustc-cfg=unoptimised");
    }
}
