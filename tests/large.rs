//! Matrices that fit into no small stack: operands in boxes and statics, results into places, and temporaries
//! that are vectors only.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::float_cmp)] // What is exact is compared exactly.
#![allow(clippy::cast_precision_loss)] // Small numbers.
#![allow(clippy::op_ref)] // By value, a matrix would be on the stack.

use std::thread;

use chainrule::{Matrix, Vector, jvp, value, value_and_grad};

/// 256 KiB.
type Large = Matrix<256, 128>;

/// Half of one such matrix.
const STACK: usize = 128 << 10;

/// Runs it on a stack of `STACK` bytes; more would end the process.
fn on_a_small_stack(f: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, f).expect("a thread");
        thread.join().expect("no panic");
    });
}

static ZEROS: Large = Matrix::zeros();

/// In a function of its own, whose stack is given back.
#[inline(never)]
fn zeros() -> Box<Large> {
    Box::new(ZEROS)
}

#[test]
fn results_are_written_in_place() {
    let mut W = zeros();
    for j in 0..128 {
        for i in 0..256 {
            W[(i, j)] = (i + 2 * j) as f64 / 512.0;
        }
    }
    let (x, dx, y) = (
        Vector::<128>::from_fn(|i| (i % 3) as f64),
        Vector::<128>::from_fn(|i| (i % 5) as f64),
        Vector::<256>::from_fn(|i| i as f64),
    );
    let (mut by_W, mut sum) = (zeros(), zeros());
    let (mut loss, mut by_x, mut dy) = (0.0, Vector::zeros(), Vector::zeros());
    on_a_small_stack(|| {
        value_and_grad!(||W x - y||^2, W, x; into loss, *by_W, by_x);
        value_and_grad!(||W x - y||^2, W; into += loss, += *sum);
        jvp!(W x, W, by_W, x, dx; into dy);
    });
    let r = &*W * x - y;
    assert_eq!(loss, 2.0 * value!(r^T r));
    assert_eq!(dy, &*by_W * x + &*W * dx);
    for (j, x) in x.iter().enumerate() {
        assert_eq!(by_x[j], 2.0 * W.column(j).dot(&r));
        for (i, r) in r.iter().enumerate() {
            assert_eq!(by_W[(i, j)], 2.0 * r * x);
            assert_eq!(sum[(i, j)], 2.0 * r * x);
        }
    }
    on_a_small_stack(|| value!(ZEROS - W; into *sum));
    assert!(sum.iter().zip(W.iter()).all(|(sum, w)| *sum == -w));
}
