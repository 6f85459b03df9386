//! The tasks: each in chainrule, in nalgebra by hand (vectors first, results in place, products
//! shared), and in loops over arrays.

use std::hint::black_box;

use chainrule::{Matrix, Vector, hessian, hvp, jacobian, value, value_and_grad};
use nalgebra::{ComplexField, SMatrix, SVector};

use crate::numbers::{Input, Number, Numbers};
use crate::race::{Finish, InCacheLines, Race};
use crate::{dual, foreign, loops};

/// A reference that the optimiser knows nothing of.
macro_rules! opaque {
    ($($x:ident),+) => { $(let $x = black_box(&$x);)+ };
}

/// aᵀWᵀx and ∂/∂W.
pub fn bilinear<T: Number, const M: usize, const N: usize>() -> Finish {
    let (W, x, a) = (
        Input::<T, M, N>::new(1),
        Input::<T, M, 1>::new(2),
        Input::<T, N, 1>::new(3),
    );
    let mut race = Race::new::<T>("bilinear", &[M, N], 3 * M * N);
    {
        let (W, x, a) = (W.matrix(), x.vector(), a.vector());
        let zeros = (T::ZERO, InCacheLines(Matrix::zeros()));
        race.enter_into("chainrule", zeros, move |(value, G)| {
            opaque!(W, x, a);
            value_and_grad!(a^T W^T x, W; into *value, G.0);
        });
    }
    {
        let (W, x, a) = (W.nalgebra(), x.nalgebra(), a.nalgebra());
        let zeros = (T::ZERO, InCacheLines(SMatrix::<T, M, N>::zeros()));
        race.enter_into("nalgebra", zeros, move |(value, G)| {
            opaque!(W, x, a);
            *value = x.dot(&(W * a));
            x.mul_to(&a.transpose(), &mut G.0);
        });
    }
    {
        let (W, [x], [a]) = (W.array, x.array, a.array);
        race.enter("loops", move || {
            opaque!(W, x, a);
            let mut y = [T::ZERO; M];
            loops::add_product(W, a, &mut y);
            (loops::dot(x, &y), a.map(|a| x.map(|x| x * a)))
        });
    }
    foreign::enter(&mut race, &[W.flat(), x.flat(), a.flat()], &[1, M * N]);
    race.run()
}

/// ⟨A, WᵀX⟩ and ∂/∂W: one product serves both.
pub fn frobenius<T: Number, const N: usize>() -> Finish {
    let (A, W, X) = (
        Input::<T, N, N>::new(1),
        Input::<T, N, N>::new(2),
        Input::<T, N, N>::new(3),
    );
    let mut race = Race::new::<T>("frobenius", &[N], 2 * N * N * N + 2 * N * N);
    {
        let (A, W, X) = (A.matrix(), W.matrix(), X.matrix());
        let zeros = (T::ZERO, InCacheLines(Matrix::zeros()));
        race.enter_into("chainrule", zeros, move |(value, G)| {
            opaque!(A, W, X);
            value_and_grad!(A : W^T X, W; into *value, G.0);
        });
    }
    {
        let (A, W, X) = (A.nalgebra(), W.nalgebra(), X.nalgebra());
        let zeros = (T::ZERO, InCacheLines(SMatrix::<T, N, N>::zeros()));
        race.enter_into("nalgebra", zeros, move |(value, G)| {
            opaque!(A, W, X);
            X.mul_to(&A.transpose(), &mut G.0);
            *value = W.dot(&G.0);
        });
    }
    {
        let (A, W, X) = (A.array, W.array, X.array);
        race.enter("loops", move || {
            opaque!(A, W, X);
            let mut G = [[T::ZERO; N]; N];
            loops::add_product_transposed(X, A, &mut G);
            (loops::dot(W.as_flattened(), G.as_flattened()), G)
        });
    }
    foreign::enter(&mut race, &[A.flat(), W.flat(), X.flat()], &[1, N * N]);
    race.run()
}

/// ‖Ax − b‖² and ∂/∂x.
pub fn least_squares<T: Number, const M: usize, const N: usize>() -> Finish {
    let (A, x, b) = (
        Input::<T, M, N>::new(1),
        Input::<T, N, 1>::new(2),
        Input::<T, M, 1>::new(3),
    );
    let mut race = Race::new::<T>("least_squares", &[M, N], 4 * M * N + 3 * M);
    {
        let (A, x, b) = (A.matrix(), x.vector(), b.vector());
        race.enter("chainrule", move || {
            opaque!(A, x, b);
            value_and_grad!(||A x - b||^2, x)
        });
    }
    {
        let (A, x, b) = (A.nalgebra(), x.nalgebra(), b.nalgebra());
        let two = T::of(2.0);
        race.enter("nalgebra", move || {
            opaque!(A, x, b);
            let mut r = -b;
            r.gemv(T::ONE, A, x, T::ONE);
            let mut g = SVector::<T, N>::zeros();
            g.gemv_tr(two, A, &r, T::ZERO);
            (r.norm_squared(), g)
        });
    }
    {
        let (A, [x], [b]) = (A.array, x.array, b.array);
        let two = T::of(2.0);
        race.enter("loops", move || {
            opaque!(A, x, b);
            let mut r = b.map(|b| -b);
            loops::add_product(A, x, &mut r);
            (
                loops::dot(&r, &r),
                A.each_ref().map(|a| two * loops::dot(a, &r)),
            )
        });
    }
    dual::least_squares(&mut race, &A, &x, &b);
    foreign::enter(&mut race, &[A.flat(), x.flat(), b.flat()], &[1, N]);
    race.run()
}

/// Σ softplus(Xw) − yᵀXw and ∂/∂w.
pub fn logistic_gradient<T: Number, const M: usize, const N: usize>() -> Finish {
    let (X, w, y) = (
        Input::<T, M, N>::new(1),
        Input::<T, N, 1>::new(2),
        Input::<T, M, 1>::new(3),
    );
    let mut race = Race::new::<T>("logistic_gradient", &[M, N], 4 * M * N);
    {
        let (X, w, y) = (X.matrix(), w.vector(), y.vector());
        race.enter("chainrule", move || {
            opaque!(X, w, y);
            value_and_grad!(sum(softplus(X w)) - y^T X w, w)
        });
    }
    {
        let (X, w, y) = (X.nalgebra(), w.nalgebra(), y.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(X, w, y);
            let z = X * w;
            let mut loss = T::ZERO;
            let s = z.zip_map(y, |z, y| {
                let (softplus, sigmoid) = loops::softplus_and_sigmoid(z);
                loss += softplus - y * z;
                sigmoid - y
            });
            (loss, X.tr_mul(&s))
        });
    }
    {
        let (X, [w], [y]) = (X.array, w.array, y.array);
        race.enter("loops", move || {
            opaque!(X, w, y);
            let mut s = [T::ZERO; M];
            loops::add_product(X, w, &mut s);
            let mut loss = T::ZERO;
            for (s, &y) in s.iter_mut().zip(y) {
                let (softplus, sigmoid) = loops::softplus_and_sigmoid(*s);
                loss += softplus - y * *s;
                *s = sigmoid - y;
            }
            (loss, X.each_ref().map(|x| loops::dot(x, &s)))
        });
    }
    dual::logistic_gradient(&mut race, &X, &w, &y);
    foreign::enter(&mut race, &[X.flat(), w.flat(), y.flat()], &[1, N]);
    race.run()
}

/// Σ softplus(Xw) − yᵀXw, its gradient and its Hessian.
pub fn logistic_hessian<T: Number, const M: usize, const N: usize>() -> Finish {
    let (X, w, y) = (
        Input::<T, M, N>::new(1),
        Input::<T, N, 1>::new(2),
        Input::<T, M, 1>::new(3),
    );
    let mut race = Race::new::<T>("logistic_hessian", &[M, N], 4 * M * N + M * N * (N + 2));
    {
        let (X, w, y) = (X.matrix(), w.vector(), y.vector());
        let zeros = (
            T::ZERO,
            InCacheLines(Vector::zeros()),
            InCacheLines(Matrix::zeros()),
        );
        race.enter_into("chainrule", zeros, move |(loss, gradient, hessian)| {
            opaque!(X, w, y);
            value_and_grad!(sum(softplus(X w)) - y^T X w, w; into *loss, gradient.0);
            hessian!(sum(softplus(X w)) - y^T X w, w; into hessian.0);
        });
    }
    {
        let (X, w, y) = (X.nalgebra(), w.nalgebra(), y.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(X, w, y);
            let mut z = X * w;
            let mut loss = T::ZERO;
            let s = z.zip_map(y, |z, y| {
                let (softplus, sigmoid) = loops::softplus_and_sigmoid(z);
                loss += softplus - y * z;
                sigmoid
            });
            z.copy_from(&(s - y));
            let g = X.tr_mul(&z);
            z.zip_apply(&s, |z, s| *z = s * (T::ONE - s));
            let mut SX = *X;
            for mut column in SX.column_iter_mut() {
                column.component_mul_assign(&z);
            }
            ((loss, g), X.tr_mul(&SX))
        });
    }
    {
        let (X, [w], [y]) = (X.array, w.array, y.array);
        race.enter("loops", move || {
            opaque!(X, w, y);
            let mut s = [T::ZERO; M];
            loops::add_product(X, w, &mut s);
            let mut loss = T::ZERO;
            let mut weight = [T::ZERO; M];
            for ((s, &y), weight) in s.iter_mut().zip(y).zip(&mut weight) {
                let (softplus, sigmoid) = loops::softplus_and_sigmoid(*s);
                loss += softplus - y * *s;
                *weight = sigmoid * (T::ONE - sigmoid);
                *s = sigmoid - y;
            }
            let g = X.each_ref().map(|x| loops::dot(x, &s));
            let mut H = [[T::ZERO; N]; N];
            for j in 0..N {
                let mut scaled = X[j];
                scaled.iter_mut().zip(&weight).for_each(|(x, &w)| *x *= w);
                for i in 0..=j {
                    let h = loops::dot(&X[i], &scaled);
                    H[j][i] = h;
                    H[i][j] = h;
                }
            }
            ((loss, g), H)
        });
    }
    dual::logistic_hessian(&mut race, &X, &w, &y);
    foreign::enter(&mut race, &[X.flat(), w.flat(), y.flat()], &[1, N, N * N]);
    race.run()
}

/// ½‖W₂ tanh(W₁x + b₁) + b₂ − t‖² and its gradients by W₁, b₁, W₂, b₂.
pub fn network<T: Number, const N: usize, const H: usize, const K: usize>() -> Finish {
    let (W1, b1, W2, b2) = (
        Input::<T, H, N>::new(1),
        Input::<T, H, 1>::new(2),
        Input::<T, K, H>::new(3),
        Input::<T, K, 1>::new(4),
    );
    let (x, t) = (Input::<T, N, 1>::new(5), Input::<T, K, 1>::new(6));
    let mut race = Race::new::<T>("network", &[N, H, K], 3 * H * N + 5 * H * K + 4 * H);
    {
        let (W1, b1, W2, b2) = (W1.matrix(), b1.vector(), W2.matrix(), b2.vector());
        let (x, t) = (x.vector(), t.vector());
        let zeros = (
            T::ZERO,
            InCacheLines(Matrix::zeros()),
            InCacheLines(Vector::zeros()),
            InCacheLines(Matrix::zeros()),
            InCacheLines(Vector::zeros()),
        );
        race.enter_into("chainrule", zeros, move |(loss, W, b, V, c)| {
            opaque!(W1, b1, W2, b2, x, t);
            value_and_grad!(
                0.5 * ||W2 tanh(W1 x + b1) + b2 - t||^2, W1, b1, W2, b2;
                into *loss, W.0, b.0, V.0, c.0
            );
        });
    }
    {
        let (W1, b1, W2, b2) = (W1.nalgebra(), b1.nalgebra(), W2.nalgebra(), b2.nalgebra());
        let (x, t) = (x.nalgebra(), t.nalgebra());
        let half = T::of(0.5);
        race.enter("nalgebra", move || {
            opaque!(W1, b1, W2, b2, x, t);
            let mut h = *b1;
            h.gemv(T::ONE, W1, x, T::ONE);
            h.apply(|x| *x = ComplexField::tanh(*x));
            let mut r = b2 - t;
            r.gemv(T::ONE, W2, &h, T::ONE);
            let mut d = W2.tr_mul(&r);
            d.zip_apply(&h, |d, h| *d *= T::ONE - h * h);
            (
                half * r.norm_squared(),
                (d * x.transpose(), d, r * h.transpose(), r),
            )
        });
    }
    {
        let (W1, [b1], W2, [b2]) = (W1.array, b1.array, W2.array, b2.array);
        let ([x], [t]) = (x.array, t.array);
        let half = T::of(0.5);
        race.enter("loops", move || {
            opaque!(W1, b1, W2, b2, x, t);
            let mut h = *b1;
            loops::add_product(W1, x, &mut h);
            let h = h.map(ComplexField::tanh);
            let mut r = *b2;
            r.iter_mut().zip(t).for_each(|(r, &t)| *r -= t);
            loops::add_product(W2, &h, &mut r);
            let mut d = W2.each_ref().map(|w| loops::dot(w, &r));
            d.iter_mut()
                .zip(&h)
                .for_each(|(d, &h)| *d *= T::ONE - h * h);
            (
                half * loops::dot(&r, &r),
                (
                    x.map(|x| d.map(|d| d * x)),
                    d,
                    h.map(|h| r.map(|r| r * h)),
                    r,
                ),
            )
        });
    }
    foreign::enter(
        &mut race,
        &[
            W1.flat(),
            b1.flat(),
            W2.flat(),
            b2.flat(),
            x.flat(),
            t.flat(),
        ],
        &[1, H * N, H, K * H, K],
    );
    race.run()
}

/// ½ log det Σ + ½ (x − u)ᵀ Σ⁻¹ (x − u) and ∂/∂Σ.
pub fn gaussian<T: Number, const N: usize>() -> Finish {
    let S = Input::<T, N, N>::new(1).positive();
    let (x, u) = (Input::<T, N, 1>::new(2), Input::<T, N, 1>::new(3));
    let mut race = Race::new::<T>("gaussian", &[N], N * N * N + 5 * N * N);
    {
        let (S, x, u) = (S.matrix(), x.vector(), u.vector());
        let zeros = (T::ZERO, InCacheLines(Matrix::zeros()));
        race.enter_into("chainrule", zeros, move |(value, G)| {
            opaque!(S, x, u);
            value_and_grad!(0.5 * logdet(spd(S)) + 0.5 * (x - u)^T S^-1 (x - u), S; into *value, G.0);
        });
    }
    {
        let (S, x, u) = (S.nalgebra(), x.nalgebra(), u.nalgebra());
        let half = T::of(0.5);
        race.enter("nalgebra", move || {
            opaque!(S, x, u);
            let r = x - u;
            let cholesky = nalgebra::Cholesky::new_unchecked(*S);
            let q = cholesky.solve(&r);
            let log_det: T = (0..N).fold(T::ZERO, |sum, i| {
                sum + ComplexField::ln(cholesky.l_dirty()[(i, i)])
            });
            let mut g = cholesky.inverse();
            g.ger(-half, &q, &q, half);
            (log_det + half * r.dot(&q), g)
        });
    }
    {
        let (S, [x], [u]) = (S.array, x.array, u.array);
        race.enter("loops", move || {
            opaque!(S, x, u);
            loops::gaussian(S, x, u)
        });
    }
    foreign::enter(&mut race, &[S.flat(), x.flat(), u.flat()], &[1, N * N]);
    race.run()
}

/// xᵀABCx and ∂/∂x.
pub fn chain<T: Number, const N: usize>() -> Finish {
    let (A, B, C) = (
        Input::<T, N, N>::new(1),
        Input::<T, N, N>::new(2),
        Input::<T, N, N>::new(3),
    );
    let x = Input::<T, N, 1>::new(4);
    let mut race = Race::new::<T>("chain", &[N], 12 * N * N + 2 * N);
    {
        let (A, B, C, x) = (A.matrix(), B.matrix(), C.matrix(), x.vector());
        race.enter("chainrule", move || {
            opaque!(A, B, C, x);
            value_and_grad!(x^T A B C x, x)
        });
        race.enter("chainrule, matrices first", move || {
            opaque!(A, B, C, x);
            value_and_grad!(x^T ((A B) C) x, x)
        });
    }
    {
        let (A, B, C, x) = (A.nalgebra(), B.nalgebra(), C.nalgebra(), x.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(A, B, C, x);
            let mut g = A * (B * (C * x));
            let value = x.dot(&g);
            g.gemv_tr(T::ONE, C, &B.tr_mul(&A.tr_mul(x)), T::ONE);
            (value, g)
        });
        if N <= 64 {
            race.enter("nalgebra, as typed", move || {
                opaque!(A, B, C, x);
                (
                    (x.transpose() * A * B * C * x).x,
                    A * B * C * x + (A * B * C).transpose() * x,
                )
            });
        }
    }
    {
        let (A, B, C, [x]) = (A.array, B.array, C.array, x.array);
        race.enter("loops", move || {
            opaque!(A, B, C, x);
            let [mut u, mut v, mut g] = [[T::ZERO; N]; 3];
            loops::add_product(C, x, &mut u);
            loops::add_product(B, &u, &mut v);
            loops::add_product(A, &v, &mut g);
            let value = loops::dot(x, &g);
            let u = A.each_ref().map(|a| loops::dot(a, x));
            let v = B.each_ref().map(|b| loops::dot(b, &u));
            for (g, c) in g.iter_mut().zip(C) {
                *g += loops::dot(c, &v);
            }
            (value, g)
        });
    }
    dual::chain(&mut race, [&A, &B, &C], &x);
    foreign::enter(
        &mut race,
        &[A.flat(), B.flat(), C.flat(), x.flat()],
        &[1, N],
    );
    race.run()
}

/// A B.
pub fn product<T: Number, const N: usize>() -> Finish {
    let (A, B) = (Input::<T, N, N>::new(1), Input::<T, N, N>::new(2));
    let mut race = Race::new::<T>("product", &[N], 2 * N * N * N);
    {
        let (A, B) = (A.matrix(), B.matrix());
        race.enter_into("chainrule", Matrix::<N, N, T>::zeros(), move |place| {
            opaque!(A, B);
            value!(A B; into *place);
        });
    }
    {
        let (A, B) = (A.nalgebra(), B.nalgebra());
        race.enter_into("nalgebra", SMatrix::<T, N, N>::zeros(), move |C| {
            opaque!(A, B);
            A.mul_to(B, C);
        });
    }
    {
        let (A, B) = (A.array, B.array);
        race.enter("loops", move || {
            opaque!(A, B);
            let mut C = [[T::ZERO; N]; N];
            loops::add_product_of_matrices(A, B, &mut C);
            C
        });
    }
    crate::peers::enter_nano_gemm_and_faer(&mut race, &A, &B);
    crate::peers::enter_glam(&mut race, &A, &B);
    foreign::enter(&mut race, &[A.flat(), B.flat()], &[N * N]);
    race.run()
}

/// ∂ tanh(Ax)/∂x.
pub fn jacobian<T: Number, const N: usize>() -> Finish {
    let (A, x) = (Input::<T, N, N>::new(1), Input::<T, N, 1>::new(2));
    let mut race = Race::new::<T>("jacobian", &[N], 3 * N * N + 2 * N);
    {
        let (A, x) = (A.matrix(), x.vector());
        race.enter_into("chainrule", Matrix::<N, N, T>::zeros(), move |place| {
            opaque!(A, x);
            jacobian!(tanh(A x), x; into *place);
        });
    }
    {
        let (A, x) = (A.nalgebra(), x.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(A, x);
            let d = (A * x).map(|z| {
                let h = ComplexField::tanh(z);
                T::ONE - h * h
            });
            let mut J = *A;
            for mut column in J.column_iter_mut() {
                column.component_mul_assign(&d);
            }
            J
        });
    }
    {
        let (A, [x]) = (A.array, x.array);
        race.enter("loops", move || {
            opaque!(A, x);
            let mut d = [T::ZERO; N];
            loops::add_product(A, x, &mut d);
            for d in &mut d {
                let h = ComplexField::tanh(*d);
                *d = T::ONE - h * h;
            }
            let mut J = *A;
            for column in &mut J {
                column.iter_mut().zip(&d).for_each(|(a, &d)| *a *= d);
            }
            J
        });
    }
    dual::jacobian(&mut race, &A, &x);
    foreign::enter(&mut race, &[A.flat(), x.flat()], &[N * N]);
    race.run()
}

/// ∂² xᵀAx/∂x².
pub fn hessian<T: Number, const N: usize>() -> Finish {
    let (A, x) = (Input::<T, N, N>::new(1), Input::<T, N, 1>::new(2));
    let mut race = Race::new::<T>("hessian", &[N], N * N);
    {
        let (A, x) = (A.matrix(), x.vector());
        race.enter_into("chainrule", Matrix::<N, N, T>::zeros(), move |place| {
            opaque!(A, x);
            hessian!(x^T A x, x; into *place);
        });
    }
    {
        let A = A.nalgebra();
        race.enter_into("nalgebra", SMatrix::<T, N, N>::zeros(), move |H| {
            opaque!(A);
            A.transpose_to(H);
            *H += A;
        });
    }
    {
        let A = A.array;
        race.enter("loops", move || {
            opaque!(A);
            let mut H = [[T::ZERO; N]; N];
            for j in 0..N {
                for i in 0..N {
                    H[j][i] = A[j][i] + A[i][j];
                }
            }
            H
        });
    }
    dual::hessian(&mut race, &A, &x);
    foreign::enter(&mut race, &[A.flat(), x.flat()], &[N * N]);
    race.run()
}

/// A step of the Kalman filter, prediction and update: the state and its covariance.
pub fn kalman<T: Number, const N: usize, const M: usize>() -> Finish {
    let (F, Q) = (
        Input::<T, N, N>::new(1),
        Input::<T, N, N>::new(2).positive(),
    );
    let (H, R) = (
        Input::<T, M, N>::new(3),
        Input::<T, M, M>::new(4).positive(),
    );
    let (x, P) = (
        Input::<T, N, 1>::new(5),
        Input::<T, N, N>::new(6).positive(),
    );
    let z = Input::<T, M, 1>::new(7);
    let operations = 4 * N * N * N + 4 * N * N * M + 4 * N * M * M;
    let mut race = Race::new::<T>("kalman", &[N, M], operations);
    {
        let (F, Q, H, R) = (F.matrix(), Q.matrix(), H.matrix(), R.matrix());
        let (x, P, z) = (x.vector(), P.matrix(), z.vector());
        let zeros = (InCacheLines(Vector::zeros()), InCacheLines(Matrix::zeros()));
        race.enter_into("chainrule", zeros, move |place| {
            opaque!(F, Q, H, R, x, P, z);
            let x: Vector<N, T> = value!(F x);
            let P: Matrix<N, N, T> = value!(F P F^T + Q);
            let PH: Matrix<N, M, T> = value!(P H^T);
            let S = value!(H PH + R);
            let K = value!(PH spd(S)^-1);
            value!(x + K (z - H x); into place.0.0);
            value!(P - K PH^T; into place.1.0);
        });
    }
    {
        let (F, Q, H, R) = (F.nalgebra(), Q.nalgebra(), H.nalgebra(), R.nalgebra());
        let (x, P, z) = (x.nalgebra(), P.nalgebra(), z.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(F, Q, H, R, x, P, z);
            let mut x: SVector<T, N> = F * x;
            let mut P: SMatrix<T, N, N> = F * P * F.transpose() + Q;
            let PH = P * H.transpose();
            let S = H * PH + R;
            let K = nalgebra::Cholesky::new_unchecked(S)
                .solve(&PH.transpose())
                .transpose();
            let y = z - H * x;
            x.gemv(T::ONE, &K, &y, T::ONE);
            P -= K * PH.transpose();
            (x, P)
        });
    }
    foreign::enter(
        &mut race,
        &[
            F.flat(),
            Q.flat(),
            H.flat(),
            R.flat(),
            x.flat(),
            P.flat(),
            z.flat(),
        ],
        &[N, N * N],
    );
    race.run()
}

/// ½‖M − UVᵀ‖² and its gradients by U and V.
pub fn factorisation<T: Number, const N: usize, const K: usize>() -> Finish {
    let M = Input::<T, N, N>::new(1);
    let (U, V) = (Input::<T, N, K>::new(2), Input::<T, N, K>::new(3));
    let mut race = Race::new::<T>("factorisation", &[N, K], 6 * N * N * K + 2 * N * N);
    {
        let (M, U, V) = (M.matrix(), U.matrix(), V.matrix());
        race.enter_into(
            "chainrule",
            (
                T::ZERO,
                InCacheLines(Matrix::zeros()),
                InCacheLines(Matrix::zeros()),
            ),
            move |(value, dU, dV)| {
                opaque!(M, U, V);
                value_and_grad!(0.5 * ||M - U V^T||^2, U, V; into *value, dU.0, dV.0);
            },
        );
    }
    {
        let (M, U, V) = (M.nalgebra(), U.nalgebra(), V.nalgebra());
        let half = T::of(0.5);
        race.enter("nalgebra", move || {
            opaque!(M, U, V);
            let mut E = -M;
            E.gemm(T::ONE, U, &V.transpose(), T::ONE);
            (half * E.norm_squared(), (E * V, E.tr_mul(U)))
        });
    }
    {
        let (M, U, V) = (M.array, U.array, V.array);
        let half = T::of(0.5);
        race.enter("loops", move || {
            opaque!(M, U, V);
            let mut E = [[T::ZERO; N]; N];
            for (e, m) in E.as_flattened_mut().iter_mut().zip(M.as_flattened()) {
                *e = -*m;
            }
            loops::add_product_transposed(U, V, &mut E);
            let mut dU = [[T::ZERO; N]; K];
            loops::add_product_of_matrices(&E, V, &mut dU);
            let dV = U.each_ref().map(|u| E.each_ref().map(|e| loops::dot(e, u)));
            let square = loops::dot(E.as_flattened(), E.as_flattened());
            (half * square, (dU, dV))
        });
    }
    foreign::enter(
        &mut race,
        &[M.flat(), U.flat(), V.flat()],
        &[1, N * K, N * K],
    );
    race.run()
}

/// The Hessian of ½‖M − UVᵀ‖² by U, times D: D VᵀV.
pub fn factorisation_hvp<T: Number, const N: usize, const K: usize>() -> Finish {
    let (M, U) = (Input::<T, N, N>::new(1), Input::<T, N, K>::new(2));
    let (V, D) = (Input::<T, N, K>::new(3), Input::<T, N, K>::new(4));
    let mut race = Race::new::<T>("factorisation_hvp", &[N, K], 4 * N * K * K);
    {
        let (M, U, V, D) = (M.matrix(), U.matrix(), V.matrix(), D.matrix());
        race.enter("chainrule", move || {
            opaque!(M, U, V, D);
            hvp!(0.5 * ||M - U V^T||^2, U, D)
        });
    }
    {
        let (V, D) = (V.nalgebra(), D.nalgebra());
        race.enter("nalgebra", move || {
            opaque!(V, D);
            D * V.tr_mul(V)
        });
    }
    {
        let (V, D) = (V.array, D.array);
        race.enter("loops", move || {
            opaque!(V, D);
            let VV = V.each_ref().map(|v| V.each_ref().map(|u| loops::dot(u, v)));
            let mut out = [[T::ZERO; N]; K];
            loops::add_product_of_matrices(D, &VV, &mut out);
            out
        });
    }
    race.traffic::<T>(2 * N * K, N * K);
    foreign::enter(
        &mut race,
        &[M.flat(), U.flat(), V.flat(), D.flat()],
        &[N * K],
    );
    race.run()
}

/// The Hessian of ½‖M − UVᵀ‖² by U, n²k² numbers or I ⊗ VᵀV. What each holds is not the same, so that
/// it is checked as it maps D.
pub fn factorisation_hessian<T: Number, const N: usize, const K: usize>() -> Finish {
    let (M, U) = (Input::<T, N, N>::new(1), Input::<T, N, K>::new(2));
    let (V, D) = (Input::<T, N, K>::new(3), Input::<T, N, K>::new(4));
    let mut race = Race::new::<T>("factorisation_hessian", &[N, K], 2 * N * K * K);
    let d = D.nalgebra();
    {
        let (M, U, V, D) = (M.matrix(), U.matrix(), V.matrix(), D.matrix());
        race.enter_as(
            "chainrule",
            move || {
                opaque!(M, U, V);
                hessian!(0.5 * ||M - U V^T||^2, U)
            },
            move |hessian| hessian.apply(&D),
        );
    }
    {
        let V = V.nalgebra();
        race.enter_as(
            "nalgebra",
            move || {
                opaque!(V);
                V.tr_mul(V)
            },
            move |VV| d * VV,
        );
    }
    {
        let V = V.array;
        race.enter_as(
            "loops",
            move || {
                opaque!(V);
                V.each_ref().map(|v| V.each_ref().map(|u| loops::dot(u, v)))
            },
            move |VV| d * SMatrix::from(*VV),
        );
    }
    race.traffic::<T>(N * K, K * K);
    foreign::enter_as(
        &mut race,
        &[M.flat(), U.flat(), V.flat(), D.flat()],
        &[K * K],
        |VV| {
            let d = Input::<f64, N, K>::new(4).nalgebra();
            (d * SMatrix::<f64, K, K>::from_vec(VV)).numbers()
        },
    );
    race.run()
}
