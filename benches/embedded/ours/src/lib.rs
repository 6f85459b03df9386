//! The cases as functions of C's, in `f32` or fixed point.
//!
//! Each is linked alone, for its size; a panic that it can reach is then an undefined symbol.

#![no_std]

use core::panic::PanicInfo;

use cases::{Case, Device, for_each_case};

macro_rules! functions {
    ($($name:ident: $Case:ty,)+) => { $(
        #[unsafe(no_mangle)]
        extern "C" fn $name(input: &$Case, out: &mut <$Case as Case>::Out) {
            input.compute(out);
        }
    )+ };
}

for_each_case!(functions, Device);

/// The control, which has to fail to link.
#[unsafe(no_mangle)]
extern "C" fn control(x: &[f32; 3], i: usize) -> f32 {
    x[i]
}

#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    a_panic_can_be_reached()
}

unsafe extern "C" {
    /// Is defined nowhere.
    safe fn a_panic_can_be_reached() -> !;
}
