//! A program that links only if no expression in it can panic.
//!
//! What panics calls the panic handler, and the handler calls a function that does not exist. The
//! linker drops what cannot be reached from the entry point, and so it finds the call unresolved if,
//! and only if, a panic is reachable after optimisation. `scripts/no-panic` at the root of the
//! repository links it for this machine and for a Cortex-M4F, and sees it fail with the feature
//! `control`. Nobody runs it.

#![no_std]
#![no_main]

mod expressions;

use core::panic::PanicInfo;

/// The entry point; `main` is what the C library of a computer with an operating system calls.
#[cfg_attr(target_os = "none", unsafe(export_name = "_start"))]
#[cfg_attr(not(target_os = "none"), unsafe(export_name = "main"))]
extern "C" fn start() -> i32 {
    expressions::evaluate_all();
    0
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    a_panic_can_be_reached()
}

unsafe extern "C" {
    /// Is defined nowhere.
    safe fn a_panic_can_be_reached() -> !;
}

/// Stands in for what unwinds. Nothing does, but `core` comes compiled for programs that do.
#[cfg(not(target_os = "none"))]
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

// For `memcpy` and its like, and for what calls `main`.
#[cfg(not(target_os = "none"))]
#[link(name = "c")]
unsafe extern "C" {}
