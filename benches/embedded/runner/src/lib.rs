//! Runs each case once on a Cortex-M under QEMU and prints, a line a case: its name, the instructions
//! it took, the bytes of stack, and its outputs.
//!
//! Whose functions they are, the linker decides; `nothing` stands for one that is missing. With
//! `-icount shift=7` an instruction takes 128 ns, and SysTick counts in 40 ns: 3.2 ticks an instruction,
//! so that the count is exact.

#![no_std]

use core::arch::global_asm;
use core::fmt::{self, Write};
use core::panic::PanicInfo;
use core::{ptr, slice};

#[cfg(target_abi = "eabihf")]
use cases::Real;
use cases::{Case, Device, float, for_each_case};

/// The bytes that are painted below the stack of a case, a multiple of 8.
const PAINTED: usize = 32 * 1024;
const PAINT: u32 = 0xa5c3_965a;

#[repr(C, align(8))]
struct Stack([u32; PAINTED / 4]);

static mut STACK: Stack = Stack([0; PAINTED / 4]);

type Function = unsafe extern "C" fn(*const u8, *mut u8);

unsafe extern "C" {
    /// Calls a function on a stack of its own. The ticks that this takes.
    fn ticks_of(f: Function, input: *const u8, out: *mut u8, stack: *mut u32) -> u32;
    fn nothing(input: *const u8, out: *mut u8);
}

// Thumb-1 alone, so that it serves a Cortex-M0+ as well.
global_asm!(
    ".syntax unified",
    ".section .vectors, \"a\"",
    ".word __stack_top, start",
    ".rept 14",
    ".word fault",
    ".endr",
    ".text",
    ".thumb_func",
    ".global start",
    "start:",
    // The FPU, where there is one: access to the coprocessors 10 and 11.
    "ldr r0, =0xe000ed88",
    "ldr r1, =0x00f00000",
    "str r1, [r0]",
    "dsb",
    "isb",
    "bl main",
    ".thumb_func",
    "fault:",
    "bl failure",
    ".pool",
    ".thumb_func",
    ".global ticks_of",
    "ticks_of:",
    "push {{r4, r5, r6, r7, lr}}",
    "mov r4, r0",
    "mov r0, r1",
    "mov r1, r2",
    "mov r5, sp",
    "mov sp, r3",
    "ldr r6, =0xe000e018",
    "ldr r7, [r6]",
    "blx r4",
    "ldr r0, [r6]",
    "mov sp, r5",
    "subs r0, r7, r0",
    "pop {{r4, r5, r6, r7, pc}}",
    ".pool",
    ".thumb_func",
    ".global nothing",
    "nothing:",
    "bx lr",
    // Semihosting: an operation and its argument.
    ".thumb_func",
    ".global semihosting",
    "semihosting:",
    "bkpt 0xab",
    "bx lr",
);

unsafe extern "C" {
    fn semihosting(operation: usize, argument: usize) -> usize;
}

/// What QEMU prints.
struct Host;

impl Write for Host {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        const SYS_WRITEC: usize = 3;
        for byte in text.bytes() {
            // SAFETY: the argument is where the character is.
            unsafe { semihosting(SYS_WRITEC, (&raw const byte).addr()) };
        }
        Ok(())
    }
}

/// Ends QEMU.
fn exit(is_success: bool) -> ! {
    const SYS_EXIT: usize = 0x18;
    const APPLICATION_EXIT: usize = 0x20026;
    const RUN_TIME_ERROR: usize = 0x20023;
    loop {
        // SAFETY: nothing comes after it.
        unsafe {
            semihosting(
                SYS_EXIT,
                if is_success {
                    APPLICATION_EXIT
                } else {
                    RUN_TIME_ERROR
                },
            )
        };
    }
}

#[unsafe(no_mangle)]
extern "C" fn failure() -> ! {
    exit(false)
}

#[panic_handler]
fn panic(info: &PanicInfo) -> ! {
    writeln!(Host, "{info}").ok();
    exit(false)
}

/// Instructions and bytes of stack.
fn measure(f: Function, input: *const u8, out: *mut u8) -> (u32, usize) {
    // SAFETY: nobody else uses the stack, and the functions keep to C's conventions.
    unsafe {
        let stack = &raw mut STACK.0;
        let top = stack.cast::<u32>().add(PAINTED / 4);
        // The timer has 24 bits.
        let ticks_of = |f| ticks_of(f, input, out, top) & 0x00ff_ffff;
        let empty = ticks_of(nothing);
        (*stack).fill(PAINT);
        let ticks = ticks_of(f);
        let untouched = (*stack).iter().take_while(|word| **word == PAINT).count();
        // 3.2 ticks an instruction, to the nearest; `nothing` is one, its return.
        let instructions = ((ticks - empty) * 10 + 16) / 32 + 1;
        (instructions, PAINTED - 4 * untouched)
    }
}

fn report<C: Case>(name: &str, f: Function) {
    if ptr::fn_addr_eq(f, nothing as Function) {
        return;
    }
    let (input, mut out) = (C::input(), C::blank());
    let (instructions, stack) = measure(f, (&raw const input).cast(), (&raw mut out).cast());
    write!(Host, "{name} {instructions} {stack}").ok();
    // SAFETY: the outputs are numbers alone.
    let out = unsafe {
        slice::from_raw_parts(
            (&raw const out).cast::<Device>(),
            size_of::<C::Out>() / size_of::<Device>(),
        )
    };
    for &x in out {
        write!(Host, " {:e}", float(x)).ok();
    }
    writeln!(Host).ok();
}

/// The FPU's root is the nearest number: of a significand r, and x as a whole number m in the unit of r²,
/// r² − r < m ≤ r² + r.
#[cfg(target_abi = "eabihf")]
fn check_roots() {
    let parts = |x: f32| {
        (
            u64::from(x.to_bits() & 0x7f_ffff | 1 << 23),
            x.to_bits() >> 23,
        )
    };
    for bits in (0x80_0000..0x7f80_0000).step_by(1_000_003) {
        let x = f32::from_bits(bits);
        let ((m, x_exponent), (r, exponent)) = (parts(x), parts(Real::sqrt(x)));
        // Exponents are off by 150.
        let m = m << (x_exponent + 150 - 2 * exponent);
        assert!(r * r - r < m && m <= r * r + r, "√{x}");
    }
}

macro_rules! run_all {
    ($($name:ident: $Case:ty,)+) => {
        unsafe extern "C" {
            $(fn $name(input: *const u8, out: *mut u8);)+
        }

        fn run_all() {
            $(report::<$Case>(stringify!($name), $name);)+
        }
    };
}

for_each_case!(run_all, Device);

#[unsafe(no_mangle)]
extern "C" fn main() -> ! {
    const SYST_CSR: *mut u32 = 0xe000_e010 as *mut u32;
    const SYST_RVR: *mut u32 = 0xe000_e014 as *mut u32;
    const SYST_CVR: *mut u32 = 0xe000_e018 as *mut u32;
    // SAFETY: the timer is there, and nobody else's.
    unsafe {
        ptr::write_volatile(SYST_RVR, 0x00ff_ffff);
        ptr::write_volatile(SYST_CVR, 0);
        // The processor's clock, no interrupt.
        ptr::write_volatile(SYST_CSR, 0b101);
    }
    #[cfg(target_abi = "eabihf")]
    check_roots();
    run_all();
    exit(true)
}
