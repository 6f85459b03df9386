//! Functions of the user's own, and gradients over independent entries, against finite differences
//! and by hand.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::float_cmp)] // What is exact is compared exactly.

use chainrule::{
    Elementwise, Function, Matrix, Real, RowVector, Scalar, Vector, grad, matrix, row_vector,
    value, value_and_grad, vector,
};

/// x σ(x)
struct Swish;

impl<T: Real> Elementwise<T> for Swish {
    fn value(&self, x: T) -> T {
        x * x.sigmoid()
    }

    fn derivative(&self, x: T) -> T {
        let s = x.sigmoid();
        s + x * s * (T::ONE - s)
    }
}

/// x/‖x‖
struct Direction;

impl<const N: usize> Function<Vector<N>> for Direction {
    type Value = Vector<N>;

    fn value(&self, x: &Vector<N>) -> Vector<N> {
        x / x.norm()
    }

    fn pullback(&self, x: &Vector<N>, adjoint: &Vector<N>) -> Vector<N> {
        let y = self.value(x);
        (adjoint - y * y.dot(adjoint)) / x.norm()
    }
}

/// s A x: of three, of different shapes.
struct Scaled;

impl<const M: usize, const N: usize> Function<(f64, Matrix<M, N>, Vector<N>)> for Scaled {
    type Value = Vector<M>;

    fn value(&self, (s, a, x): &(f64, Matrix<M, N>, Vector<N>)) -> Vector<M> {
        a * x * *s
    }

    fn pullback(
        &self,
        (s, a, x): &(f64, Matrix<M, N>, Vector<N>),
        u: &Vector<M>,
    ) -> (f64, Matrix<M, N>, Vector<N>) {
        (
            (a * x).dot(u),
            u * x.transpose() * *s,
            a.transpose() * u * *s,
        )
    }
}

/// x^y of scalars.
struct Power;

impl Function<(f64, f64)> for Power {
    type Value = f64;

    fn value(&self, &(x, y): &(f64, f64)) -> f64 {
        x.powf(y)
    }

    fn pullback(&self, &(x, y): &(f64, f64), u: &f64) -> (f64, f64) {
        (u * y * x.powf(y - 1.0), u * x.powf(y) * x.ln())
    }
}

const X: Vector<2> = vector![0.5, -1.5];
const W: Matrix<3, 2> = matrix![1.0, 2.0; -0.5, 0.25; 3.0, -1.0];
const A: Vector<3> = vector![1.0, -2.0, 0.5];

/// (f(x + h) − f(x − h))/2h for the entries of x, one by one.
fn difference<const N: usize>(x: Vector<N>, f: impl Fn(Vector<N>) -> f64) -> Vector<N> {
    let h = 1e-6;
    Vector::from_fn(|i| {
        let step = Vector::from_fn(|j| if i == j { h } else { 0.0 });
        (f(x + step) - f(x - step)) / (2.0 * h)
    })
}

fn assert_near<const N: usize>(a: Vector<N>, b: Vector<N>) {
    assert!((a - b).norm() < 1e-8 * (1.0 + b.norm()), "{a} is not {b}");
}

#[test]
fn entry_by_entry_it_is_of_every_kind() {
    let (x, w) = (X, W);
    let slope = |x| Swish.derivative(x);
    assert_eq!(
        value!(swish(x); fn swish = Swish),
        x.map(|x| x * x.sigmoid())
    );
    assert_eq!(grad!(sum(swish(x)), x; fn swish = Swish), x.map(slope));
    assert_eq!(
        grad!(sum(swish(x^T)), x; fn swish = Swish),
        grad!(sum(swish(x)), x; fn swish = Swish)
    );
    assert_eq!(grad!(sum(swish(w)), w; fn swish = Swish), w.map(slope));
    let s = 0.75;
    assert_eq!(
        value_and_grad!(swish(s), s; fn swish = Swish),
        (s * s.sigmoid(), slope(s))
    );
    let row: RowVector<2> = row_vector![0.5, -1.5];
    assert_eq!(
        grad!(swish(row) x, row; fn swish = Swish)[1],
        slope(-1.5) * x[1]
    );
}

#[test]
fn in_the_type_of_the_entries() {
    fn gradient<const N: usize, T: Real>(x: &Vector<N, T>) -> Vector<N, T> {
        grad!(sum(swish(x)), x; fn swish = Swish)
    }
    let x = vector![0.5_f32, -1.5];
    let wide = gradient(&X);
    for (narrow, wide) in gradient(&x).into_iter().zip(wide) {
        assert!((f64::from(narrow) - wide).abs() < 1e-6);
    }
}

#[test]
fn within_an_expression() {
    let (x, w, a) = (X, W, A);
    let f = |x: Vector<2>| value!(a^T direction(w x) + ||swish(x)||^2; fn direction = Direction; fn swish = Swish);
    let (value, by_x) = value_and_grad!(a^T direction(w x) + ||swish(x)||^2, x; fn direction = Direction; fn swish = Swish);
    assert!((value - f(x)).abs() < 1e-12);
    assert_near(by_x, difference(x, f));
}

#[test]
fn a_function_of_a_function_and_by_a_let() {
    let (x, a) = (W * X, A);
    let f = |x: Vector<3>| value!(a^T direction(direction(x) + x); fn direction = Direction);
    let (by_y, by_x) =
        grad!({ let y = direction(x); a^T direction(y + x) }, y, x; fn direction = Direction);
    assert_near(by_x, difference(x, f));
    let y = Direction.value(&x);
    let of_y = |y: Vector<3>| value!(a^T direction(y + x); fn direction = Direction);
    assert_near(by_y, difference(y, of_y));
}

#[test]
fn of_several_values() {
    let (s, x, w, a) = (1.5, X, W, A);
    let (value, (by_s, by_w, by_x)) =
        value_and_grad!(a^T scaled(s, w, x), s, w, x; fn scaled = Scaled);
    let plain = value_and_grad!(s * a^T w x, s, w, x);
    assert!((value - plain.0).abs() < 1e-12);
    assert!((by_s - plain.1.0).abs() < 1e-12);
    assert_eq!(by_w, plain.1.1);
    assert_near(by_x, plain.1.2);
    // Arguments that are expressions, of which only one depends on the variable.
    let f = |x: Vector<2>| value!(a^T scaled(2, w, tanh(x)); fn scaled = Scaled);
    let by_x = grad!(a^T scaled(2, w, tanh(x)), x; fn scaled = Scaled);
    assert_near(by_x, difference(x, f));
}

#[test]
fn of_scalars() {
    let (x, y) = (2.0_f64, 3.0_f64);
    let (value, (by_x, by_y)) = value_and_grad!(power(x, y), x, y; fn power = Power);
    assert_eq!((value, by_x), (8.0, 12.0));
    assert!((by_y - 8.0 * 2.0_f64.ln()).abs() < 1e-12);
}

#[test]
fn a_value_with_parameters_is_a_function() {
    struct Leaky {
        slope: f64,
    }

    impl Elementwise<f64> for Leaky {
        fn value(&self, x: f64) -> f64 {
            x.greater(self.slope * x)
        }

        fn derivative(&self, x: f64) -> f64 {
            if x > 0.0 { 1.0 } else { self.slope }
        }
    }

    struct Layer {
        leaky: Leaky,
    }

    let x = vector![2.0, -4.0];
    let leaky = Leaky { slope: 0.25 };
    assert_eq!(value!(leaky(x); fn leaky), vector![2.0, -1.0]);
    let layer = Layer { leaky };
    assert_eq!(grad!(sum(f(x)), x; fn f = layer.leaky), vector![1.0, 0.25]);
    let leaky = &&layer.leaky;
    assert_eq!(grad!(sum(leaky(x)), x; fn leaky), vector![1.0, 0.25]);
}

#[test]
fn zeros_are_of_every_shape() {
    let (x, w) = (X, W);
    assert_eq!(value!(w + zeros(3, 2)), w);
    assert_eq!(value!(zeros(2)), Vector::zeros());
    assert_eq!(
        grad!(||w (x + zeros(2)) - zeros(3)||^2, x),
        grad!(||w x||^2, x)
    );
    assert_eq!(value!(w^T zeros(3, 1)), Matrix::<2, 1>::zeros());
}

/// S(s) for the entries of a symmetric 2×2 matrix.
fn symmetric(s: Vector<3>) -> Matrix<2, 2> {
    matrix![s[0], s[1]; s[1], s[2]]
}

#[test]
fn a_symmetric_matrix_varies_by_its_independent_entries() {
    let s = vector![2.0, 0.5, 3.0];
    let (S, x) = (symmetric(s), vector![1.0, -2.0]);
    let independent = |g: Matrix<2, 2>| {
        assert_eq!(g, g.transpose());
        vector![g[(0, 0)], g[(0, 1)], g[(1, 1)]]
    };
    let f = |s: Vector<3>| {
        let S = symmetric(s);
        value!(0.5 * logdet(spd(S)) + 0.5 * x^T S^-1 x + tr(S^3))
    };
    let g = grad!(0.5 * logdet(spd(S)) + 0.5 * x^T S^-1 x + tr(S^3), S; S: symmetric);
    assert_near(independent(g), difference(s, f));
    let f = |s: Vector<3>| {
        let S = symmetric(s);
        value!(exp(x^T S x) + ||S { matrix![1.0, 2.0; 0.0, 1.0] }||)
    };
    let g = grad!(exp(x^T S x) + ||S { matrix![1.0, 2.0; 0.0, 1.0] }||, S; S: symmetric);
    assert_near(independent(g), difference(s, f));
}

#[test]
fn a_diagonal_matrix_varies_by_its_diagonal() {
    let d = vector![2.0, 0.5, 3.0];
    let D: Matrix<3, 3> = Matrix::from_fn(|i, j| if i == j { d[i] } else { 0.0 });
    let (w, x) = (W, X);
    let f = |d: Vector<3>| value!(logdet(diag(d)) + x^T w^T diag(d)^-1 w x);
    let (value, (by_D, by_x)) = value_and_grad!(logdet(D) + x^T w^T D^-1 w x, D, x; D: diagonal);
    assert!((value - f(d)).abs() < 1e-12);
    assert_near(by_D.diagonal(), difference(d, f));
    assert_eq!(
        by_D - Matrix::from_fn(|i, j| if i == j { by_D[(i, i)] } else { 0.0 }),
        Matrix::zeros()
    );
    assert_near(
        by_x,
        difference(x, |x: Vector<2>| value!(logdet(D) + x^T w^T D^-1 w x)),
    );
}
