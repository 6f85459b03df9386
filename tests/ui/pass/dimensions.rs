//! Declared dimensions, in every macro, of every kind of value, and generic.

#![allow(non_snake_case)]
#![deny(warnings)]

use chainrule::{
    Matrix, Real, RowVector, Vector, derivative, grad, hessian, hvp, jacobian, jvp, matrix, value,
    value_and_grad, vector, vjp,
};

const K: usize = 2;

struct Layer {
    w: Matrix<3, 2>,
    b: Vector<2>,
}

impl Layer {
    fn value(&self, x: &Vector<3>) -> Vector<2> {
        value!(self.w^T x + self.b; self.w: [M, N], self.b: [N], x: [M])
    }
}

// Names of parameters, as names of dimensions and, in braces, as the parameters.
fn slope<const M: usize, const N: usize, T: Real>(
    W: &Matrix<M, N, T>,
    x: &Vector<M, T>,
    y: &Vector<N, T>,
) -> (T, Matrix<M, N, T>) {
    value_and_grad!(||tanh(W^T x) - y||^2, W; W: [M, N], x: [{ M }], y: [{ N }])
}

fn shifted<const N: usize>(A: &Matrix<N, N>) -> Matrix<N, N> {
    value!(A + 2 eye(N); A: [N, N])
}

// What is not declared is left to the types.
fn partly(W: &Matrix<3, 2>, x: &Vector<3>, s: f64, layers: &[Layer]) -> f64 {
    value!(s * ||W^T x - layers[0].b||^2 + sum(W); W: [M, N], layers[0].b: [N])
}

// A number is a value, which a name may have, as may two.
fn numbers(A: &Matrix<3, 2>, r: &RowVector<3>, s: f64) -> f64 {
    value!(s * r A ones(2) + r (A + ones(3, 2)) basis(2, 0); A: [M, N], r: [1, 3], s: [],)
}

fn doubled(A: &Matrix<2, 2>) -> Matrix<2, 2> {
    value!(A + A eye(K); A: [{ K }, K])
}

fn structured(S: &Matrix<2, 2>, D: &Matrix<2, 2>) -> (Matrix<2, 2>, Matrix<2, 2>) {
    grad!(tr(S D), S, D; S: symmetric [N, N], D: diagonal; D: [N, N])
}

fn main() {
    let (W, x, a) = (matrix![1.0, 2.0; 3.0, 4.0; 5.0, 6.0], vector![1.0, 2.0, 3.0], vector![1.0, -1.0]);
    let layer = Layer { w: W, b: a };
    assert_eq!(layer.value(&x), W.transpose() * x + a);
    assert_eq!(grad!(a^T W^T x, W; a: [N], W: [M, N], x: [M]), x * a.transpose());
    assert_eq!(slope(&W, &x, &a), value_and_grad!(||tanh(W^T x) - a||^2, W));
    assert_eq!(jacobian!(W a, a; W: [M, N], a: [N]), W);
    assert_eq!(hessian!(||W a||^2, a; W: [M, N], a: [N]), 2.0 * W.transpose() * W);
    assert_eq!(jvp!(W a, a, 2 a; W: [M, N], a: [N]), 2.0 * (W * a));
    assert_eq!(jvp!(2 a, a, (W : W) a; W: [M, N]), 182.0 * a);
    let t = 3.0;
    assert_eq!(jvp!(t a, t, W : W; W: [M, N], t: []), 91.0 * a);
    assert_eq!(derivative!(W^T x, W; W: [M, N], x: [M]).apply(&W), W.transpose() * x);
    assert_eq!(vjp!(W a, a, x; W: [M, N], a: [N], x: [M]), W.transpose() * x);
    assert_eq!(hvp!(||W a||^2, a, a; W: [M, N], a: [N]), 2.0 * W.transpose() * (W * a));
    assert_eq!(shifted(&matrix![1.0, 0.0; 0.0, 1.0]), matrix![3.0, 0.0; 0.0, 3.0]);
    assert_eq!(partly(&W, &x, 1.0, &[layer]), (W.transpose() * x - a).dot(&(W.transpose() * x - a)) + 21.0);
    assert_eq!(numbers(&W, &x.transpose(), 1.0), 22.0 + 28.0 + 22.0 + 6.0);
    let S = matrix![1.0, 2.0; 2.0, 3.0];
    assert_eq!(structured(&S, &S), (matrix![1.0, 4.0; 4.0, 3.0], matrix![1.0, 0.0; 0.0, 3.0]));

    assert_eq!(doubled(&S), 2.0 * S);

    // Entries by number; what occurs by its entries alone.
    assert_eq!(value!(x[0] x; x: [N]), x);
    assert_eq!(value!(x[1] + 1; x: [N]), 3.0);

    // Sizes of 1 and of one number for several names.
    let (one, A) = (vector![2.0], matrix![1.0, 0.0; 0.0, 1.0]);
    assert_eq!(value!(one^T one; one: [N]), 4.0);
    assert_eq!(value!(A a; A: [M, N], a: [N]), a);
    const L: usize = 2;
    assert_eq!(value!(A + eye(K) - eye(L)), A);
}
