//! The laws of derivatives as linear maps, for every pair of orders.
//!
//! What `derivative!` results in is compared with `jvp!` and `vjp!`, which hold none of it; the dense forms with
//! the map; and compositions with the derivative of the composed expression.

#![expect(clippy::float_cmp, reason = "entries are 0 and 1")]
#![allow(non_snake_case)] // W is a matrix, as on paper.

use std::fmt::Debug;

use chainrule::isotropic::{E, F};
use chainrule::{
    Derivative, LinearMap, Matrix, RowVector, Space, Tensor3, Tensor4, Vector, derivative, grad,
    hessian, hvp, jvp, matrix, value, vector, vjp,
};

/// The same numbers for every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let unit = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        2.0 * unit - 1.0
    }

    fn any<X: Space<Entry = f64>>(&mut self) -> X {
        X::build(|_, _| self.next())
    }
}

#[track_caller]
fn assert_near<Y: Space<Entry = f64> + Debug>(actual: &Y, expected: &Y) {
    for j in 0..Y::COLUMNS {
        for i in 0..Y::ROWS {
            let (a, e) = (actual.at(i, j), expected.at(i, j));
            assert!(
                (a - e).abs() <= 1e-10 * (1.0 + e.abs()),
                "{actual:?} is not {expected:?}"
            );
        }
    }
}

/// Every entry, by `entry`, from the value at a unit; and the adjoint.
fn check_map<X, Y, M>(map: &Derivative<X, Y, M>, random: &mut Random)
where
    X: Space<Entry = f64> + Debug,
    Y: Space<Entry = f64> + Debug,
    M: LinearMap<X, Output = Y>,
{
    let (d, e, u): (X, X, Y) = (random.any(), random.any(), random.any());
    // ⟨u, T : d⟩ = ⟨u : T, d⟩
    let (forward, backward) = (u.inner(&map.apply(&d)), map.pullback(&u).inner(&d));
    assert_near(&forward, &backward);
    // Linear.
    let mut both = d.scaled(2.0);
    both.add(&e);
    let mut sum = map.apply(&d).scaled(2.0);
    sum.add(&map.apply(&e));
    assert_near(&map.apply(&both), &sum);
}

/// A derivative against `jvp!` and `vjp!`, and its dense form against both.
macro_rules! pairs {
    ($(
        $name:ident { $($value:ident: $Type:ty),+ } ($($y:tt)+): $Y:ty, $x:ident: $X:ty
        => $Tensor:ty, |$t:ident, $map:ident, $d:ident| $contracted:expr, [$($index:ident),*] [$($i:tt),*];
    )+) => { $(
        #[test]
        fn $name() {
            let random = &mut Random(7);
            for _ in 0..20 {
                $(let $value: $Type = random.any();)+
                let $map = derivative!($($y)+, $x);
                let ($d, u): ($X, $Y) = (random.any(), random.any());
                assert_near::<$Y>(&$map.apply(&$d), &jvp!($($y)+, $x, $d));
                assert_near::<$X>(&$map.pullback(&u), &vjp!($($y)+, $x, u));
                check_map(&$map, random);
                let $t: $Tensor = $map.to_dense();
                assert_near::<$Y>(&$contracted, &$map.apply(&$d));
                pairs!(@ $t, $map, [$($i),*]);
            }
        }
    )+ };
    (@ $t:ident, $map:ident, []) => { assert_near(&$map.entry([]), &$t) };
    (@ $t:ident, $map:ident, [$n:literal]) => {
        for i in 0..$n { assert_near(&$map.entry([i]), &$t[i]); }
    };
    (@ $t:ident, $map:ident, [$m:literal, $n:literal]) => {
        for i in 0..$m { for j in 0..$n { assert_near(&$map.entry([i, j]), &$t[(i, j)]); } }
    };
    (@ $t:ident, $map:ident, [$l:literal, $m:literal, $n:literal]) => {
        for i in 0..$l { for j in 0..$m { for k in 0..$n {
            assert_near(&$map.entry([i, j, k]), &$t[[i, j, k]]);
        } } }
    };
    (@ $t:ident, $map:ident, [$k:literal, $l:literal, $m:literal, $n:literal]) => {
        for h in 0..$k { for i in 0..$l { for j in 0..$m { for k in 0..$n {
            assert_near(&$map.entry([h, i, j, k]), &$t[[h, i, j, k]]);
        } } } }
    };
}

type Column = Vector<3>;
type Row = RowVector<3>;

pairs! {
    scalar_by_scalar { s: f64 } (exp(s) / (1 + s^2)): f64, s: f64
        => f64, |t, map, d| t * d, [] [];
    column_by_scalar { s: f64, a: Column } (sin(s a)): Column, s: f64
        => Column, |t, map, d| t * d, [i] [3];
    row_by_scalar { s: f64, a: Column } (s^2 a^T): Row, s: f64
        => Row, |t, map, d| t * d, [i] [3];
    matrix_by_scalar { s: f64, A: Matrix<2, 3> } (tanh(s A)): Matrix<2, 3>, s: f64
        => Matrix<2, 3>, |t, map, d| t * d, [i, j] [2, 3];

    scalar_by_column { A: Matrix<3, 3>, x: Column } (x^T A x): f64, x: Column
        => RowVector<3>, |t, map, d| t * d, [k] [3];
    column_by_column { A: Matrix<2, 3>, x: Column } (tanh(A x)): Vector<2>, x: Column
        => Matrix<2, 3>, |t, map, d| t * d, [i, k] [2, 3];
    column_by_column_through_softmax { A: Matrix<2, 3>, x: Column } (softmax(A x)): Vector<2>, x: Column
        => Matrix<2, 3>, |t, map, d| t * d, [i, k] [2, 3];
    column_by_column_through_norms { x: Column } (x / ||x||): Column, x: Column
        => Matrix<3, 3>, |t, map, d| t * d, [i, k] [3, 3];
    row_by_column { A: Matrix<3, 2>, x: Column } (x^T A): RowVector<2>, x: Column
        => Matrix<2, 3>, |t, map, d| (t * d).transpose(), [i, k] [2, 3];
    matrix_by_column { x: Column, y: Vector<2> } (x y^T - y[0] * exp(x) y^T): Matrix<3, 2>, x: Column
        => Tensor3<3, 2, 3>, |t, map, d| t.contract_last(&d), [i, j, k] [3, 2, 3];

    scalar_by_row { r: Row, a: Column } (exp(r a)): f64, r: Row
        => Vector<3>, |t, map, d| d * t, [k] [3];
    column_by_row { r: Row, A: Matrix<2, 3> } (A r^T): Vector<2>, r: Row
        => Matrix<2, 3>, |t, map, d| t * d.transpose(), [i, k] [2, 3];
    row_by_row { r: Row, A: Matrix<3, 2> } (sin(r A)): RowVector<2>, r: Row
        => Matrix<2, 3>, |t, map, d| (t * d.transpose()).transpose(), [i, k] [2, 3];
    matrix_by_row { r: Row, a: Vector<2> } (a r): Matrix<2, 3>, r: Row
        => Tensor3<2, 3, 3>, |t, map, d| t.contract_last(&d.transpose()), [i, j, k] [2, 3, 3];

    scalar_by_matrix { W: Matrix<3, 2>, X: Matrix<3, 2> } (sum(tanh(W .* X))): f64, W: Matrix<3, 2>
        => Matrix<3, 2>, |t, map, d| t.dot(&d), [k, l] [3, 2];
    scalar_by_matrix_through_logdet { W: Matrix<3, 3> } (logdet(W) + tr(W^-1)): f64, W: Matrix<3, 3>
        => Matrix<3, 3>, |t, map, d| t.dot(&d), [k, l] [3, 3];
    column_by_matrix { W: Matrix<3, 2>, x: Column } (W^T x): Vector<2>, W: Matrix<3, 2>
        => Tensor3<2, 3, 2>, |t, map, d| t.contract_last_two(&d), [i, k, l] [2, 3, 2];
    column_by_matrix_through_a_layer { W: Matrix<2, 3>, V: Matrix<2, 2>, x: Column }
        (V tanh(W x)): Vector<2>, W: Matrix<2, 3>
        => Tensor3<2, 2, 3>, |t, map, d| t.contract_last_two(&d), [i, k, l] [2, 2, 3];
    column_by_matrix_through_a_solve { A: Matrix<3, 3>, b: Column } (A^-1 b): Column, A: Matrix<3, 3>
        => Tensor3<3, 3, 3>, |t, map, d| t.contract_last_two(&d), [i, k, l] [3, 3, 3];
    row_by_matrix { W: Matrix<3, 2>, x: Column } (x^T W): RowVector<2>, W: Matrix<3, 2>
        => Tensor3<2, 3, 2>, |t, map, d| t.contract_last_two(&d).transpose(), [i, k, l] [2, 3, 2];
    matrix_by_matrix { A: Matrix<2, 3>, X: Matrix<3, 2>, B: Matrix<2, 4> } (A X B): Matrix<2, 4>, X: Matrix<3, 2>
        => Tensor4<2, 4, 3, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 4, 3, 2];
    matrix_by_matrix_twice { X: Matrix<3, 2> } (X^T X): Matrix<2, 2>, X: Matrix<3, 2>
        => Tensor4<2, 2, 3, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 2, 3, 2];
    matrix_by_matrix_cubed { X: Matrix<2, 2> } (X^3): Matrix<2, 2>, X: Matrix<2, 2>
        => Tensor4<2, 2, 2, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 2, 2, 2];
    matrix_by_matrix_inverted { X: Matrix<2, 2>, B: Matrix<2, 3> } (X^-1 B): Matrix<2, 3>, X: Matrix<2, 2>
        => Tensor4<2, 3, 2, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 3, 2, 2];
    matrix_by_matrix_through_kron { X: Matrix<2, 2>, B: Matrix<1, 2> } (kron(X, B) - kron(B, X)): Matrix<2, 4>, X: Matrix<2, 2>
        => Tensor4<2, 4, 2, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 4, 2, 2];
    matrix_by_matrix_through_diagonals { X: Matrix<2, 2> } (diag(diag(X)) X + det(X) eye(2)): Matrix<2, 2>, X: Matrix<2, 2>
        => Tensor4<2, 2, 2, 2>, |t, map, d| t.contract_last_two(&d), [i, j, k, l] [2, 2, 2, 2];
}

/// vec(dY) = ∂vec(Y)/∂vec(X)ᵀ vec(dX)
#[test]
fn stacked() {
    let random = &mut Random(11);
    let (A, X, B): (Matrix<2, 3>, Matrix<3, 2>, Matrix<2, 4>) =
        (random.any(), random.any(), random.any());
    let map = derivative!(A X B + tanh(A X B), X);
    let D: Matrix<3, 2> = random.any();
    let jacobian: Matrix<8, 6> = map.vec_jacobian();
    let dY = map.apply(&D);
    assert_near::<Vector<8>>(&value!(jacobian vec(D)), &value!(vec(dY)));
    // Of A X B it is Bᵀ ⊗ A (Magnus and Neudecker, ch. 2).
    let kronecker: Matrix<8, 6> = value!(kron(B ^ T, A));
    assert_near(&derivative!(A X B, X).vec_jacobian(), &kronecker);
}

/// The chain rule: against the derivative of the whole, and associative.
#[test]
fn chains() {
    let random = &mut Random(13);
    for _ in 0..20 {
        let (W, x): (Matrix<4, 3>, Vector<4>) = (random.any(), random.any());
        let (V, a): (Matrix<2, 3>, Vector<2>) = (random.any(), random.any());
        let y: Vector<3> = value!(W^T x);
        let h: Vector<2> = value!(V tanh(y));
        let dy_dw = derivative!(W^T x, W);
        let dh_dy = derivative!(V tanh(y), y);
        let dz_dh = derivative!(exp(a^T h), h);

        let (left, right) = (
            dz_dh.chain(&dh_dy).chain(&dy_dw),
            dz_dh.chain(&dh_dy.chain(&dy_dw)),
        );
        let whole = derivative!(exp(a^T V tanh(W^T x)), W);
        let D: Matrix<4, 3> = random.any();
        for composed in [left.apply(&D), right.apply(&D)] {
            assert_near(&composed, &whole.apply(&D));
        }
        let gradient = grad!(exp(a^T V tanh(W^T x)), W);
        for composed in [left.gradient(), right.gradient(), whole.gradient()] {
            assert_near::<Matrix<4, 3>>(&composed, &gradient);
        }
        assert_near(&left.entry([1, 2]), &gradient[(1, 2)]);
        assert_near(&left.to_dense(), &gradient);
    }
}

/// 𝔼 : M = M : 𝔼 = M and 𝔽 : M = M : 𝔽 = Mᵀ, and with factors.
#[test]
fn isotropic_tensors() {
    assert_eq!((size_of_val(&E), size_of_val(&F)), (0, 0));
    let random = &mut Random(17);
    let (M, A, B): (Matrix<3, 2>, Matrix<4, 3>, Matrix<5, 2>) =
        (random.any(), random.any(), random.any());
    assert_eq!(E.apply(&M), M);
    assert_eq!(E.pullback(&M), M);
    assert_eq!(F.apply(&M), M.transpose());
    assert_eq!(LinearMap::<Matrix<3, 2>>::pullback(&F, &M.transpose()), M);
    let e: Tensor4<3, 2, 3, 2> = E.to_dense();
    let f: Tensor4<2, 3, 3, 2> = F.to_dense();
    assert_eq!(e.contract_last_two(&M), M);
    assert_eq!(e.contract_first_two(&M), M);
    assert_eq!(f.contract_last_two(&M), M.transpose());
    assert_eq!(f.contract_first_two(&M.transpose()), M);
    for i in 0..3 {
        for j in 0..2 {
            for (k, l) in [(0, 0), (i, j), (j, i), (2, 1)] {
                assert_eq!(
                    E.entry::<f64>([i, j, k, l]),
                    f64::from(u8::from((i, j) == (k, l)))
                );
                assert_eq!(
                    F.entry::<f64>([i, j, k, l]),
                    f64::from(u8::from((i, j) == (l, k)))
                );
            }
        }
    }
    // (A 𝔼) : M = A M, (𝔼 B) : M = M Bᵀ, 𝔽 : 𝔽 = 𝔼
    assert_near::<Matrix<4, 2>>(&(&A * E).apply(&M), &(A * M));
    assert_near::<Matrix<3, 5>>(&(E * &B).apply(&M), &(M * B.transpose()));
    assert_near::<Matrix<3, 2>>(&F.contract(F).apply(&M), &M);
    assert_eq!(format!("{E:?} {F:?}"), "𝔼 𝔽");
}

/// The matrix form of the question: ∂z/∂Y : ∂Y/∂W = A : 𝔼 Xᵀ : 𝔽 = X Aᵀ.
#[test]
fn matrix_form() {
    let random = &mut Random(19);
    let (W, X, A): (Matrix<4, 3>, Matrix<4, 2>, Matrix<3, 2>) =
        (random.any(), random.any(), random.any());
    let dY_dW = (E * &X.transpose()).contract(F);
    assert_near(&dY_dW.pullback(&A), &grad!(A : W^T X, W));
    let derivative = derivative!(W^T X, W);
    assert_near(&dY_dW.apply(&W), &derivative.apply(&W));
    assert_eq!(format!("{derivative:?}"), "𝔼 Xᵀ : 𝔽");
}

/// A chain writes a sum in parentheses, and no others.
#[test]
fn chains_as_formulas() {
    let random = &mut Random(29);
    let (W, A, B): (Matrix<3, 3>, Matrix<3, 3>, Matrix<3, 3>) =
        (random.any(), random.any(), random.any());
    let outer = derivative!(W ^ T, W);
    let sum = outer.chain(&derivative!(A W + W B, W));
    assert_eq!(format!("{sum:?}"), "𝔽 : (A 𝔼 + 𝔼 Bᵀ)");
    let product = outer.chain(&derivative!((A + B) W, W));
    assert_eq!(format!("{product:?}"), "𝔽 : (A + B) 𝔼");
}

/// By a matrix a Hessian is a map, and symmetric.
#[test]
fn hessians_by_matrices() {
    let random = &mut Random(23);
    for _ in 0..20 {
        let (M, U, V): (Matrix<5, 4>, Matrix<5, 2>, Matrix<4, 2>) =
            (random.any(), random.any(), random.any());
        let hessian = hessian!(0.5 * ||M - U V^T||^2, U);
        let (d, e): (Matrix<5, 2>, Matrix<5, 2>) = (random.any(), random.any());
        assert_near(&hessian.apply(&d), &hvp!(0.5 * ||M - U V^T||^2, U, d));
        // Held as VᵀV ⊗ I.
        assert_near(&hessian.apply(&d), &(d * (V.transpose() * V)));
        assert_near(&e.dot(&hessian.apply(&d)), &d.dot(&hessian.apply(&e)));
        assert_eq!(format!("{hessian:?}"), "𝔼 Vᵀ V");

        let network = hessian!(sum(tanh(M^T U)) + sum(U .^ 4), U);
        assert_near(
            &network.apply(&d),
            &hvp!(sum(tanh(M^T U)) + sum(U .^ 4), U, d),
        );
        assert_near(&network.pullback(&e), &network.apply(&e));

        let mixed = hessian!(0.5 * ||M - U V^T||^2, U, V);
        let dv: Matrix<4, 2> = random.any();
        let slope = |V: &Matrix<4, 2>| grad!(0.5 * ||M - U V^T||^2, U);
        let (ahead, behind) = (slope(&(V + 1e-5 * dv)), slope(&(V - 1e-5 * dv)));
        let difference = (ahead - behind) / 2e-5;
        assert!((mixed.apply(&dv) - difference).norm() < 1e-6 * (1.0 + difference.norm()));
    }
}

/// By columns it is a matrix, whether or not the macro can know.
#[test]
fn hessians_by_what_may_be_a_matrix() {
    let random = &mut Random(29);
    let (X, w): (Matrix<6, 3>, Vector<3>) = (random.any(), random.any());
    let hessian: Matrix<3, 3> = hessian!(sum(softplus(X w)), w);
    let declared = hessian!(sum(softplus(X w)), w; X: [M, N], w: [N]);
    assert_near(&hessian, &declared);
    for k in 0..3 {
        let unit = Vector::<3>::unit((k, 0));
        assert_near(&hessian.column(k), &hvp!(sum(softplus(X w)), w, unit));
    }
}

/// Third derivatives, by gradients within expressions.
#[test]
fn third_order() {
    let t = 1.5_f64;
    assert_near(&grad!(grad(grad(t ^ 5, t), t), t), &(60.0 * t * t));
    let (A, x, v) = (
        matrix![1.0, 2.0; 0.5, -1.0],
        vector![0.3, -0.2],
        vector![1.0, 2.0],
    );
    // ∇(vᵀ H v), by differences of the Hessian.
    let curvature = |x: &Vector<2>| {
        let h: Matrix<2, 2> = hessian!(sum(exp(A x)), x);
        value!(v^T h v)
    };
    let third = grad!({ let g = grad(sum(exp(A x)), x); grad(g^T v, x)^T v }, x);
    for k in 0..2 {
        let unit = Vector::<2>::unit((k, 0)) * 1e-5;
        let difference = (curvature(&(x + unit)) - curvature(&(x - unit))) / 2e-5;
        assert!((third[k] - difference).abs() < 1e-6 * (1.0 + difference.abs()));
    }
    // As a map: of dx the matrix dH is the derivative of a derivative.
    let slope = derivative!(grad(sum(exp(A x)), x), x);
    assert_near(&slope.to_dense(), &hessian!(sum(exp(A x)), x));
}

/// In code that is generic over dimensions.
#[test]
fn generic() {
    fn chained<const M: usize, const N: usize>(
        W: &Matrix<M, N>,
        x: &Vector<M>,
        a: &Vector<N>,
    ) -> Matrix<M, N> {
        let y = &value!(W^T x);
        derivative!(a^T y, y)
            .chain(&derivative!(W^T x, W))
            .gradient()
    }
    let random = &mut Random(31);
    let (W, x, a): (Matrix<4, 3>, Vector<4>, Vector<3>) =
        (random.any(), random.any(), random.any());
    assert_near(&chained(&W, &x, &a), &(x * a.transpose()));
}

/// What is held: for W 32×32, the factors and no tensor.
#[test]
fn sizes() {
    let (W, x) = (&Matrix::<32, 32>::identity(), &Vector::<32>::ones());
    let text = size_of::<&str>();
    let held = |numbers: usize| 8 * numbers + text;
    assert_eq!(size_of_val(&derivative!(W^T x, W)), held(32));
    assert_eq!(size_of_val(&derivative!(W^T W, W)), held(32 * 32));
    assert_eq!(size_of_val(&derivative!(sum(tanh(W x)), x)), held(32));
    assert_eq!(
        size_of_val(&derivative!(W^-1 x, x)),
        size_of::<chainrule::Lu<32>>() + text
    );
    assert_eq!(size_of::<Tensor4<32, 32, 32, 32>>(), 8 * 32 * 32 * 32 * 32);
}
