//! Every function of vectors and matrices, in f64, in f32 and by a parameter.

#![allow(non_snake_case)]
#![deny(warnings)]

use chainrule::{Matrix, Real, Scalar, Vector, grad, matrix, value, vector};

fn all<T: Real>(A: &Matrix<2, 2, T>, x: &Vector<2, T>, y: &Vector<3, T>, s: T) -> T {
    value!(
        det(A) + logdet(A) + sum(inv(A) x) + sum(A^-T x) + sum(A^-2 x) + sum(spd(A)^-1 x)
            + tr(diag(x)) + sum(diag(A)) + sum(vec(A)) + sum(kron(A, A)) + sum(kron(x, y))
            + sum(kron(x^T, y^T)) + tr(eye(2)) + sum(ones(3)) + sum(ones(2, 3)) + sum(zeros(3))
            + sum(zeros(2, 3)) + basis(2, 1)^T x + sum(softmax(x)) + logsumexp(y) + max(x) + min(y)
            + sum(max(y, y)) + min(s, 2) + sum(atan2(x, x)) + sum(hypot(y, y))
            + sum(clamp(x, 0, s)) + dot(x, x) + sum(cross(y, y)) + sum(outer(x, y))
    )
}

fn slope<T: Real>(A: &Matrix<2, 2, T>, x: &Vector<2, T>) -> (Matrix<2, 2, T>, Vector<2, T>) {
    grad!(logdet(A) + x^T A^-1 x + logsumexp(softmax(x)) + vec(A)^T kron(x, x), A, x)
}

// What needs no more than arithmetic and comparison.
fn solve<const N: usize, T: Scalar>(A: &Matrix<N, N, T>, b: &Vector<N, T>) -> Vector<N, T> {
    value!(A^-1 b + spd(A)^-1 b + det(A) max(b) clamp(b, 0, 1))
}

// Dimensions by parameters, by constants and by Rust.
const ROWS: usize = 2;

mod sizes {
    pub const COLUMNS: usize = 3;
}

fn shifted<const N: usize>(A: &Matrix<N, N>) -> Matrix<N, N> {
    value!(A + 2 eye(N) + eye({ N }) + ones(N, N) - zeros(N, N))
}

fn last<const N: usize, const I: usize>(x: &Vector<N>) -> (f64, Vector<N>) {
    (value!(basis(N, I)^T x), grad!(basis(N, I)^T x, x))
}

fn total<const M: usize, const N: usize, T: Scalar>(A: &Matrix<M, N, T>) -> T {
    value!(ones(M)^T A ones(N))
}

fn paths(A: &Matrix<2, 3>) -> f64 {
    value!(sum(A + ones(ROWS, sizes::COLUMNS)) + tr(eye({ ROWS + 1 })) + sum(ones({ 2 * 2 })))
}

fn structured(S: &Matrix<2, 2>) -> (Matrix<2, 2>, Matrix<2, 2>) {
    (
        grad!(logdet(S), S; S: symmetric),
        grad!(tr(S S), S; S: diagonal),
    )
}

fn main() {
    let (A, x, y) = (matrix![2.0, 0.0; 0.0, 4.0], vector![1.0, 2.0], vector![1.0, 2.0, 3.0]);
    let wide = all(&A, &x, &y, 1.0);
    let narrow = all(
        &matrix![2.0_f32, 0.0; 0.0, 4.0],
        &vector![1.0_f32, 2.0],
        &vector![1.0_f32, 2.0, 3.0],
        1.0,
    );
    assert!((wide - f64::from(narrow)).abs() < 1e-4);
    assert_eq!(slope(&A, &x).1.len(), 2);

    assert_eq!(solve(&A, &x), vector![1.0 + 16.0, 1.0 + 16.0]);
    assert_eq!(shifted(&A), matrix![6.0, 1.0; 1.0, 8.0]);
    assert_eq!(last::<3, 2>(&y), (3.0, vector![0.0, 0.0, 1.0]));
    assert_eq!(total(&Matrix::<2, 3>::ones()), 6.0);
    assert_eq!(paths(&Matrix::zeros()), 6.0 + 3.0 + 4.0);
    assert_eq!(
        structured(&A),
        (matrix![0.5, 0.0; 0.0, 0.25], matrix![4.0, 0.0; 0.0, 8.0])
    );

    // Without a value there is nothing that says f32.
    assert_eq!(value!(tr(eye(3)) + basis(3, 0)^T ones(3)), 4.0);

    // A name of a function that is that of a value as well.
    let (det, vec, eye) = (2.0, 3.0, 4.0);
    assert_eq!(value!(det * (vec + eye)), 14.0);
}
