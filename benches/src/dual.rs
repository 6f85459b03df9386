//! The tasks whose variable is a column, in num-dual: forward mode, as many directions at once as there
//! are variables. Its reverse side would be the others' formulas.

use std::hint::black_box;

use nalgebra::{SMatrix, SVector};
use num_dual::{Dual2SVec, DualNum, DualSVec};

use crate::numbers::{Input, Number};
use crate::race::Race;

/// A x.
fn product<D: DualNum + Copy, const M: usize, const N: usize>(
    A: &[[D::Primitive; M]; N],
    x: &SVector<D, N>,
) -> SVector<D, M> {
    let mut y = SVector::<D, M>::from_element(D::zero());
    for (a, &x) in A.iter().zip(x.iter()) {
        for (y, &a) in y.iter_mut().zip(a) {
            *y += x * a;
        }
    }
    y
}

fn log_loss<D: DualNum + Copy, const M: usize, const N: usize>(
    X: &[[D::Primitive; M]; N],
    w: &SVector<D, N>,
    y: &[D::Primitive; M],
) -> D {
    let z: SVector<D, M> = product(X, w);
    let terms = z.iter().zip(y).map(|(&z, &y)| {
        let softplus = if z.is_positive() {
            z + (-z).exp().ln_1p()
        } else {
            z.exp().ln_1p()
        };
        softplus - z * y
    });
    terms.sum()
}

pub fn least_squares<T: Number, const M: usize, const N: usize>(
    race: &mut Race,
    A: &Input<T, M, N>,
    x: &Input<T, N, 1>,
    b: &Input<T, M, 1>,
) {
    let (A, x, [b]) = (A.array, x.nalgebra(), b.array);
    race.enter("num-dual", move || {
        let (A, x, b) = (black_box(&A), black_box(&x), black_box(&b));
        let f = |x: SVector<DualSVec<T, N>, N>| -> DualSVec<T, N> {
            let r: SVector<_, M> = product(A, &x);
            r.iter().zip(b).map(|(&r, &b)| (r - b) * (r - b)).sum()
        };
        num_dual::gradient(f, x)
    });
}

pub fn logistic_gradient<T: Number, const M: usize, const N: usize>(
    race: &mut Race,
    X: &Input<T, M, N>,
    w: &Input<T, N, 1>,
    y: &Input<T, M, 1>,
) {
    let (X, w, [y]) = (X.array, w.nalgebra(), y.array);
    race.enter("num-dual", move || {
        let (X, w, y) = (black_box(&X), black_box(&w), black_box(&y));
        num_dual::gradient(|w: SVector<DualSVec<T, N>, N>| log_loss(X, &w, y), w)
    });
}

pub fn logistic_hessian<T: Number, const M: usize, const N: usize>(
    race: &mut Race,
    X: &Input<T, M, N>,
    w: &Input<T, N, 1>,
    y: &Input<T, M, 1>,
) {
    let (X, w, [y]) = (X.array, w.nalgebra(), y.array);
    race.enter("num-dual", move || {
        let (X, w, y) = (black_box(&X), black_box(&w), black_box(&y));
        num_dual::hessian(|w: SVector<Dual2SVec<T, N>, N>| log_loss(X, &w, y), w)
    });
}

pub fn chain<T: Number, const N: usize>(
    race: &mut Race,
    [A, B, C]: [&Input<T, N, N>; 3],
    x: &Input<T, N, 1>,
) {
    let (A, B, C, x) = (A.array, B.array, C.array, x.nalgebra());
    race.enter("num-dual", move || {
        let (A, B, C, x) = (black_box(&A), black_box(&B), black_box(&C), black_box(&x));
        let f = |x: SVector<DualSVec<T, N>, N>| -> DualSVec<T, N> {
            let y: SVector<_, N> = product(A, &product(B, &product(C, &x)));
            x.iter().zip(y.iter()).map(|(&x, &y)| x * y).sum()
        };
        num_dual::gradient(f, x)
    });
}

pub fn jacobian<T: Number, const N: usize>(
    race: &mut Race,
    A: &Input<T, N, N>,
    x: &Input<T, N, 1>,
) {
    let (A, x) = (A.array, x.nalgebra());
    race.enter("num-dual", move || -> SMatrix<T, N, N> {
        let (A, x) = (black_box(&A), black_box(&x));
        let f = |x: SVector<DualSVec<T, N>, N>| -> SVector<DualSVec<T, N>, N> {
            product(A, &x).map(|z| z.tanh())
        };
        num_dual::jacobian(f, x).1
    });
}

pub fn hessian<T: Number, const N: usize>(race: &mut Race, A: &Input<T, N, N>, x: &Input<T, N, 1>) {
    let (A, x) = (A.array, x.nalgebra());
    race.enter("num-dual", move || -> SMatrix<T, N, N> {
        let (A, x) = (black_box(&A), black_box(&x));
        let f = |x: SVector<Dual2SVec<T, N>, N>| -> Dual2SVec<T, N> {
            let y: SVector<_, N> = product(A, &x);
            x.iter().zip(y.iter()).map(|(&x, &y)| x * y).sum()
        };
        num_dual::hessian(f, x).2
    });
}
