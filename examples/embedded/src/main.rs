//! The firmware, for a Cortex-M without an operating system; `examples/desk.rs` prints the same in
//! `f64`. `scripts/embedded` at the root of the repository runs both and compares.

#![no_std]
#![no_main]

use core::fmt::Write;
use core::panic::PanicInfo;

use chainrule_embedded::run;
use cortex_m_rt::entry;
use cortex_m_semihosting::{debug, hio};

#[entry]
fn main() -> ! {
    let outcome = run::<f32>();
    let mut host = hio::hstdout().unwrap();
    writeln!(host, "b = {}", outcome.b.transpose()).unwrap();
    writeln!(host, "P =\n{}", outcome.P).unwrap();
    writeln!(host, "loss: {}, then {}", outcome.first, outcome.last).unwrap();
    exit(debug::EXIT_SUCCESS)
}

/// Says what went wrong, and lets QEMU exit with a non-zero code.
#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    if let Ok(mut host) = hio::hstderr() {
        writeln!(host, "{info}").ok();
    }
    exit(debug::EXIT_FAILURE)
}

/// Ends QEMU, as there is nothing to return to.
fn exit(status: debug::ExitStatus) -> ! {
    loop {
        debug::exit(status);
    }
}
