//! What a device sends, decoded by defmt's decoder, which finds the texts in this program: they are those of `Debug`.

#![allow(unsafe_code)] // A logger of `defmt` is one.

use std::env;
use std::fs;
use std::sync::Mutex;

use chainrule::isotropic::{E, F};
use chainrule::{Matrix, Tensor3, Tensor4, Vector, derivative, matrix, row_vector, vector};
use defmt_decoder::Table;
use fixed::{Saturating, Wrapping, types::I16F16};

/// The bytes that were sent.
static SENT: Mutex<Vec<u8>> = Mutex::new(Vec::new());

#[defmt::global_logger]
struct Wire;

// SAFETY: the tests of this program are one.
unsafe impl defmt::Logger for Wire {
    fn acquire() {}

    unsafe fn flush() {}

    unsafe fn release() {}

    unsafe fn write(bytes: &[u8]) {
        SENT.lock().unwrap().extend_from_slice(bytes);
    }
}

/// Sends values, and looks what is received.
macro_rules! check {
    ($($value:expr,)+) => {
        let program = fs::read(env::current_exe().unwrap()).unwrap();
        let table = Table::parse(&program).unwrap().unwrap();
        $(
            SENT.lock().unwrap().clear();
            let value = $value;
            defmt::println!("{}", value);
            let sent = SENT.lock().unwrap().clone();
            let (frame, length) = table.decode(&sent).expect("no message");
            assert_eq!(frame.display_message().to_string(), format!("{value:?}"));
            assert_eq!(length, sent.len());
        )+
    };
}

#[test]
fn what_is_received_is_what_debug_writes() {
    let (a, x) = (matrix![4.0, 0.5; 0.25, 3.0], vector![1.5, -2.0]);
    let symmetric = matrix![4.0, 2.0; 2.0, 10.0_f32];
    let w = matrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0];
    let fix = vector![1.5, -0.25].map(I16F16::from_num);
    check! {
        vector![1.5, -2.0, 0.25_f32],
        row_vector![1.5, -2.0],
        Vector::<0>::zeros(),
        w,
        w.map(|entry| entry as f32),
        w.transpose(),
        Matrix::<40, 1>::zeros(),
        Matrix::<0, 2>::zeros(),
        Matrix::<2, 0>::zeros(),
        a.lu(),
        symmetric.cholesky(),
        a.try_inverse(),
        fix.map(Saturating),
        fix.map(Wrapping) * fix.map(Wrapping).transpose(),
        Tensor3::<2, 3, 2>::from_fn(|i, j, k| (100 * i + 10 * j + k) as f64),
        Tensor4::<2, 1, 2, 2>::from_fn(|i, j, k, l| (1000 * i + 100 * j + 10 * k + l) as f64),
        (E, F),
        derivative!(a w^T, w),
        derivative!(x^T a x, x),
    }
}
