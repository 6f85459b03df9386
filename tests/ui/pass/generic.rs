//! Dimensions and the type of the entries as parameters.

#![deny(warnings)]

use chainrule::{Matrix, Real, Scalar, Vector, grad, value, value_and_grad};

fn layer<const M: usize, const N: usize, T: Scalar>(
    w: &Matrix<M, N, T>,
    x: &Vector<M, T>,
) -> Vector<N, T> {
    value!(relu(w^T x))
}

fn weights<const N: usize, T: Real>(x: &Vector<N, T>) -> Vector<N, T> {
    value!(exp(-x) / sum(exp(-x)))
}

fn slope<const N: usize, T: Real>(x: &Vector<N, T>, y: &Vector<N, T>) -> (T, Vector<N, T>) {
    value_and_grad!(||x - y||, x)
}

fn trace<const N: usize, T: Scalar>(a: &Matrix<N, N, T>) -> (T, Matrix<N, N, T>) {
    (value!(tr(a)), grad!(tr(a), a))
}

fn main() {
    let w = Matrix::from_columns([[1.0_f32, -2.0]; 3]);
    assert_eq!(layer(&w, &Vector::new([1.0, 1.0])), Vector::new([0.0; 3]));
    assert_eq!(weights(&Vector::new([0.0_f64; 4])), Vector::new([0.25; 4]));
    assert_eq!(
        slope(&Vector::new([3.0, 4.0]), &Vector::new([0.0, 0.0])),
        (5.0, Vector::new([0.6, 0.8]))
    );
    assert_eq!(
        trace(&Matrix::<4, 4>::identity()),
        (4.0, Matrix::identity())
    );
}
