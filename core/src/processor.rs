//! What a processor can do and portable code is not compiled to, and the one place of `unsafe`: [wide
//! vectors](wide), and the square root of an FPU.

#![allow(
    clippy::inline_always,
    reason = "what runs in a function with a feature has to be inlined there"
)]

pub(crate) mod wide;

/// √x, to the nearest, if there is an instruction for it: on stable Rust, `core` has no root, and in
/// software it takes 30 instructions.
#[cfg(all(feature = "libm", not(feature = "std")))]
#[cfg_attr(not(unoptimised), inline(always))]
pub(crate) fn sqrtf(x: f32) -> Option<f32> {
    core::cfg_select! {
        // Where floats are passed in registers of an FPU, there is one.
        all(target_arch = "arm", target_abi = "eabihf") => {
            let root;
            #[expect(unsafe_code, reason = "nothing safe is compiled to it without `std`")]
            // SAFETY: every FPU of such an ABI has the instruction. Of one without `f64`, rustc lends no register,
            // so one is borrowed, and has its content back in the end.
            unsafe {
                core::arch::asm!(
                    "vmov {borrowed}, s0",
                    "vmov s0, {x}",
                    "vsqrt.f32 s0, s0",
                    "vmov {x}, s0",
                    "vmov s0, {borrowed}",
                    x = inlateout(reg) x => root,
                    borrowed = out(reg) _,
                    options(pure, nomem, nostack),
                );
            }
            Some(root)
        }
        _ => {
            let _ = x;
            None
        }
    }
}
