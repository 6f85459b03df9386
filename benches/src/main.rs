//! A first look: value and gradient, chainrule's macros in turns with nalgebra by hand.
//!
//! `cargo run --release`. Contenders take turns in one process; the table shows medians and their
//! ratio. Results are compared before anything is measured.
#![expect(non_snake_case, reason = "matrices are upper case, as on paper")]

use std::hint::black_box;
use std::time::Instant;

use chainrule::{Matrix, Vector, value_and_grad};
use nalgebra::{SMatrix, SVector};

const ROUNDS: usize = 31;
const ROUND_NANOSECONDS: u128 = 4_000_000;

fn main() {
    println!(
        "{:<28} {:>10} {:>10} {:>7}",
        "ns, medians", "nalgebra", "chainrule", "ratio"
    );
    bilinear::<4, 4>();
    bilinear::<8, 8>();
    bilinear::<32, 32>();
    bilinear::<64, 64>();
    least_squares::<32, 8>();
    least_squares::<64, 16>();
    least_squares::<128, 32>();
    product::<8>();
    product::<32>();
}

/// aᵀWᵀx and ∂/∂W.
fn bilinear<const M: usize, const N: usize>() {
    let (w, x, a) = (entries::<M, N>(1), entries::<M, 1>(2), entries::<N, 1>(3));
    let (W, x1, a1) = (
        Matrix::from_columns(w),
        Vector::new(x[0]),
        Vector::new(a[0]),
    );
    let (Wn, xn, an) = (SMatrix::from(w), SVector::from(x[0]), SVector::from(a[0]));
    let ours = |W: &Matrix<M, N>, x: &Vector<M>, a: &Vector<N>| value_and_grad!(a^T W^T x, W);
    let theirs = |W: &SMatrix<f64, M, N>, x: &SVector<f64, M>, a: &SVector<f64, N>| {
        let y = W.tr_mul(x);
        (a.dot(&y), x * a.transpose())
    };
    let (z, g) = ours(&W, &x1, &a1);
    let (zn, gn) = theirs(&Wn, &xn, &an);
    agree(z, zn);
    g.iter().zip(gn.iter()).for_each(|(&g, &gn)| agree(g, gn));
    compare(
        &format!("aᵀWᵀx, ∂W {M}×{N}"),
        || _ = black_box(&theirs(black_box(&Wn), black_box(&xn), black_box(&an))),
        || _ = black_box(&ours(black_box(&W), black_box(&x1), black_box(&a1))),
    );
}

/// ‖Ax − b‖² and ∂/∂x.
fn least_squares<const M: usize, const N: usize>() {
    let (a, x, b) = (entries::<M, N>(1), entries::<N, 1>(2), entries::<M, 1>(3));
    let (A, x1, b1) = (
        Matrix::from_columns(a),
        Vector::new(x[0]),
        Vector::new(b[0]),
    );
    let (An, xn, bn) = (SMatrix::from(a), SVector::from(x[0]), SVector::from(b[0]));
    let ours = |A: &Matrix<M, N>, x: &Vector<N>, b: &Vector<M>| value_and_grad!(||A x - b||^2, x);
    let theirs = |A: &SMatrix<f64, M, N>, x: &SVector<f64, N>, b: &SVector<f64, M>| {
        let r = A * x - b;
        (r.norm_squared(), A.tr_mul(&r) * 2.0)
    };
    let (z, g) = ours(&A, &x1, &b1);
    let (zn, gn) = theirs(&An, &xn, &bn);
    agree(z, zn);
    g.iter().zip(gn.iter()).for_each(|(&g, &gn)| agree(g, gn));
    compare(
        &format!("‖Ax − b‖², ∂x {M}×{N}"),
        || _ = black_box(&theirs(black_box(&An), black_box(&xn), black_box(&bn))),
        || _ = black_box(&ours(black_box(&A), black_box(&x1), black_box(&b1))),
    );
}

/// ⟨A, WᵀX⟩ and ∂/∂W.
fn product<const N: usize>() {
    let (a, w, x) = (entries::<N, N>(1), entries::<N, N>(2), entries::<N, N>(3));
    let (A, W, X) = (
        Matrix::from_columns(a),
        Matrix::from_columns(w),
        Matrix::from_columns(x),
    );
    let (An, Wn, Xn) = (SMatrix::from(a), SMatrix::from(w), SMatrix::from(x));
    let ours = |A: &Matrix<N, N>, W: &Matrix<N, N>, X: &Matrix<N, N>| value_and_grad!(A : W^T X, W);
    let theirs = |A: &SMatrix<f64, N, N>, W: &SMatrix<f64, N, N>, X: &SMatrix<f64, N, N>| {
        (A.dot(&W.tr_mul(X)), X * A.transpose())
    };
    let (z, g) = ours(&A, &W, &X);
    let (zn, gn) = theirs(&An, &Wn, &Xn);
    agree(z, zn);
    g.iter().zip(gn.iter()).for_each(|(&g, &gn)| agree(g, gn));
    compare(
        &format!("⟨A, WᵀX⟩, ∂W {N}×{N}×{N}"),
        || _ = black_box(&theirs(black_box(&An), black_box(&Wn), black_box(&Xn))),
        || _ = black_box(&ours(black_box(&A), black_box(&W), black_box(&X))),
    );
}

/// Numbers in [−1, 1), the same at every run.
fn entries<const R: usize, const C: usize>(seed: u64) -> [[f64; R]; C] {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    std::array::from_fn(|_| {
        std::array::from_fn(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
        })
    })
}

fn agree(ours: f64, theirs: f64) {
    assert!(
        (ours - theirs).abs() <= 1e-9 * (1.0 + theirs.abs()),
        "{ours} against {theirs}"
    );
}

fn compare(name: &str, mut theirs: impl FnMut(), mut ours: impl FnMut()) {
    let (mut their_times, mut our_times) = (Vec::new(), Vec::new());
    let (their_calls, our_calls) = (calls(&mut theirs), calls(&mut ours));
    for _ in 0..ROUNDS {
        their_times.push(time(&mut theirs, their_calls));
        our_times.push(time(&mut ours, our_calls));
    }
    let (theirs, ours) = (median(their_times), median(our_times));
    println!(
        "{name:<28} {theirs:>10.1} {ours:>10.1} {:>6.2}×",
        theirs / ours
    );
}

/// How many calls fill a round.
fn calls(f: &mut impl FnMut()) -> usize {
    let mut calls = 1;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| f());
        if start.elapsed().as_nanos() > ROUND_NANOSECONDS / 2 {
            return calls;
        }
        calls *= 2;
    }
}

fn time(f: &mut impl FnMut(), calls: usize) -> f64 {
    let start = Instant::now();
    (0..calls).for_each(|_| f());
    start.elapsed().as_nanos() as f64 / calls as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
