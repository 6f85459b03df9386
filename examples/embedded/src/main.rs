//! The gradient of z = aᵀWᵀx by W, in `f32`, on a Cortex-M4F without an operating system.
//!
//! `scripts/embedded` at the root of the repository builds it and runs it under QEMU.

#![no_std]
#![no_main]

use core::fmt::Write;
use core::hint::black_box;
use core::panic::PanicInfo;

use chainrule::{Matrix, Vector, grad, value_and_grad};
use cortex_m_rt::entry;
use cortex_m_semihosting::{debug, hio};

#[entry]
#[allow(non_snake_case)] // W is a matrix, as on paper.
fn main() -> ! {
    // A sensor would deliver these numbers: `black_box` keeps the compiler from knowing them, and
    // so from computing the gradient on the desk.
    let W: Matrix<4, 3, f32> = black_box(Matrix::from_rows([
        [0.5, -1.0, 2.0],
        [1.5, 0.25, -3.0],
        [-2.0, 4.0, 1.0],
        [3.0, -0.5, 0.75],
    ]));
    let a: Vector<3, f32> = black_box(Vector::new([2.0, -0.5, 4.0]));
    let x: Vector<4, f32> = black_box(Vector::new([1.5, -2.0, 0.25, 3.0]));

    let g = grad!(a^T W^T x, W);
    let (z, same) = value_and_grad!(a^T W^T x, W);

    let mut host = hio::hstdout().unwrap();
    writeln!(host, "z = {z:.3}\n∂z/∂W =\n{g:.3}").unwrap();

    // ∂z/∂W = x aᵀ. All of these numbers are exact in `f32`, so they must be equal.
    let x_a_transposed = Matrix::from_rows([
        [3.0, -0.75, 6.0],
        [-4.0, 1.0, -8.0],
        [0.5, -0.125, 1.0],
        [6.0, -1.5, 12.0],
    ]);
    assert_eq!(z, 59.75);
    assert_eq!(g, x_a_transposed);
    assert_eq!(same, x_a_transposed);

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
