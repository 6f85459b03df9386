//! Expressions wherever Rust lets one stand: in generic functions, on fields and behind references,
//! among names that an expansion might trip over.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::float_cmp)] // What is exact is compared exactly.

use chainrule::{Matrix, Real, Scalar, Vector, grad, matrix, value, value_and_grad, vector};

/// W, x and a with W x = (5, 11)ᵀ, Wᵀa = (−2, −1, 0)ᵀ and aᵀW x = −1.
fn given() -> (Matrix<2, 3>, Vector<3>, Vector<2>) {
    (
        matrix![1.0, 2.0, 3.0; 4.0, 5.0, 6.0],
        vector![1.0, -1.0, 2.0],
        vector![2.0, -1.0],
    )
}

/// ∂(aᵀW x)/∂W.
fn a_xT() -> Matrix<2, 3> {
    matrix![2.0, -2.0, 4.0; -1.0, 1.0, -2.0]
}

/// Results that go into places of the caller's.
mod into {
    use chainrule::{hessian, jacobian};

    use super::*;

    struct Model {
        W: Matrix<2, 3>,
        loss: f64,
        gradients: [Matrix<2, 3>; 2],
    }

    #[test]
    fn places_of_every_kind() {
        let (W, x, a) = given();
        let mut y = vector![0.0, 0.0];
        value!(W x; into y);
        assert_eq!(y, vector![5.0, 11.0]);

        let mut model = Model {
            W,
            loss: 0.0,
            gradients: [Matrix::zeros(); 2],
        };
        let boxed = &mut vector![0.0, 0.0, 0.0];
        value_and_grad!(a^T model.W x, model.W, x; into model.loss, model.gradients[1], *boxed);
        assert_eq!(model.loss, -1.0);
        assert_eq!(model.gradients, [Matrix::zeros(), a_xT()]);
        assert_eq!(*boxed, vector![-2.0, -1.0, 0.0]);
    }

    /// A result that others are computed from, one that is a variable of the expression, two that are
    /// equal, and a Jacobian with and without a closed form.
    #[test]
    fn results_of_every_kind() {
        let (W, x, a) = given();
        let (mut by_a, mut by_x) = (vector![9.0, 9.0], vector![9.0, 9.0, 9.0]);
        let loss = value_and_grad!((a^T W x)^2, a, x);
        let mut value = 9.0;
        value_and_grad!((a^T W x)^2, a, x; into value, by_a, by_x);
        assert_eq!((value, (by_a, by_x)), loss);

        let (mut l, mut r) = (x, x);
        let y = x;
        grad!(x^T y, x, y; into l, r);
        assert_eq!((l, r), (x, x));

        let mut J = Matrix::zeros();
        jacobian!(W x, x; into J);
        assert_eq!(J, W);
        jacobian!(tanh(W x) ./ (W x), x; into J);
        assert_eq!(J, jacobian!(tanh(W x) ./ (W x), x));
        let mut H = Matrix::zeros();
        hessian!((a^T W x)^2, x; into H);
        assert_eq!(H, hessian!((a^T W x)^2, x));
    }

    /// What is added to a place: scalars, columns, rows, matrices, products, results that others are computed
    /// from, and a Jacobian with and without a closed form.
    #[test]
    fn sums_over_samples() {
        let (W, x, a) = given();
        let row = x.transpose();
        let (mut loss, mut by_W, mut by_row) = (1.0, W, row);
        for _ in 0..3 {
            value_and_grad!((a^T W x)^2, W; into += loss, += by_W);
            grad!(a^T W row^T, row; into += by_row);
        }
        let (value, gradient) = value_and_grad!((a^T W x)^2, W);
        assert_eq!(loss, 1.0 + 3.0 * value);
        assert_eq!(by_W, W + gradient * 3.0);
        assert_eq!(by_row, row + (a.transpose() * W) * 3.0);

        let (mut by_l, mut by_r) = (x, x);
        let y = vector![1.0, 2.0, 3.0];
        grad!(x^T y, x, y; into += by_l, += by_r);
        assert_eq!((by_l, by_r), (x + y, x + x));

        let mut J = W;
        jacobian!(W x, x; into += J);
        assert_eq!(J, W + W);
        jacobian!(tanh(W x) ./ (W x), x; into += J);
        assert_eq!(J, W + W + jacobian!(tanh(W x) ./ (W x), x));

        // A result that is read by another one.
        let mut values = (0.0, vector![0.0, 0.0]);
        value_and_grad!(exp(a^T W x), a; into += values.0, += values.1);
        value_and_grad!(exp(a^T W x), a; into values.0, += values.1);
        let (value, gradient) = value_and_grad!(exp(a^T W x), a);
        assert_eq!(values, (value, gradient + gradient));
    }

    fn fits<const M: usize, const N: usize, T: Scalar>(
        A: &Matrix<M, N, T>,
        gram: &mut Matrix<N, N, T>,
    ) {
        value!(A^T A; into *gram);
    }

    #[test]
    fn generic_places() {
        let mut gram = Matrix::zeros();
        fits(&given().0, &mut gram);
        assert_eq!(gram, given().0.transpose() * given().0);
    }
}

mod generic {
    use super::*;

    /// ‖W x − b‖², which needs no elementary function.
    fn squared_error<const M: usize, const N: usize, T: Scalar>(
        W: &Matrix<M, N, T>,
        x: &Vector<N, T>,
        b: &Vector<M, T>,
    ) -> (T, (Matrix<M, N, T>, Vector<N, T>)) {
        value_and_grad!((W x - b)^T (W x - b), W, x)
    }

    #[test]
    fn over_dimensions_and_scalars() {
        let (W, x, b) = given();
        let (error, (by_W, by_x)) = squared_error(&W, &x, &b);
        assert_eq!(error, 9.0 + 144.0);
        assert_eq!(by_W, matrix![6.0, -6.0, 12.0; 24.0, -24.0, 48.0]);
        assert_eq!(by_x, vector![102.0, 132.0, 162.0]);

        let (error, (by_W, by_x)) = squared_error(
            &matrix![1.0_f32, 2.0],
            &vector![3.0_f32, 4.0],
            &vector![1.0_f32],
        );
        assert_eq!(error, 100.0);
        assert_eq!(by_W, matrix![60.0, 80.0]);
        assert_eq!(by_x, vector![20.0, 40.0]);
    }

    fn distance<const N: usize, T: Real>(x: Vector<N, T>, y: Vector<N, T>) -> (T, Vector<N, T>) {
        value_and_grad!(||x - y||, x)
    }

    #[test]
    fn over_real_numbers() {
        let (distance, gradient) = distance(vector![4.0, 1.0, 5.0], vector![1.0, 1.0, 1.0]);
        assert_eq!((distance, gradient), (5.0, vector![0.6, 0.0, 0.8]));
    }

    fn of_scalars<T: Real>(x: T, y: T) -> (T, (T, T)) {
        value_and_grad!(x^2 y + exp(0 x) - y / 2, x, y)
    }

    #[test]
    fn of_scalars_alone() {
        assert_eq!(of_scalars(3.0_f64, 4.0), (35.0, (24.0, 8.5)));
        assert_eq!(of_scalars(3.0_f32, 4.0), (35.0, (24.0, 8.5)));
    }

    fn trace_of_cube<T, const N: usize>(A: Matrix<N, N, T>) -> Matrix<N, N, T>
    where
        T: Scalar + Into<f64>,
    {
        grad!(tr(A ^ 3), A)
    }

    #[test]
    fn of_square_matrices() {
        let shear = matrix![1.0, 1.0; 0.0, 1.0];
        assert_eq!(trace_of_cube(shear), matrix![3.0, 0.0; 6.0, 3.0]);
        assert_eq!(trace_of_cube(matrix![2.0_f32]), matrix![12.0]);
    }

    struct Layer<const IN: usize, const OUT: usize, T> {
        w: Matrix<OUT, IN, T>,
        b: Vector<OUT, T>,
    }

    impl<const IN: usize, const OUT: usize, T: Real> Layer<IN, OUT, T> {
        fn forward(&self, x: &Vector<IN, T>) -> Vector<OUT, T> {
            value!(relu(self.w x + self.b))
        }

        fn backward(&self, x: &Vector<IN, T>, u: &Vector<OUT, T>) -> Self {
            let (w, b) = grad!(u^T relu(self.w x + self.b), self.w, self.b);
            Self { w, b }
        }

        /// One step downhill in ½‖w x + b‖².
        fn step(&mut self, x: &Vector<IN, T>, rate: T) {
            self.b -= value!(rate { self.forward(x) });
            self.w = value!(self.w - rate self.b x^T);
        }
    }

    #[test]
    fn in_a_const_generic_impl() {
        let (w, x, _) = given();
        let b = vector![1.0, -12.0];
        let mut layer = Layer { w, b };
        assert_eq!(layer.forward(&x), vector![6.0, 0.0]);
        let gradient = layer.backward(&x, &vector![1.0, 1.0]);
        assert_eq!(gradient.w, matrix![1.0, -1.0, 2.0; 0.0, 0.0, 0.0]);
        assert_eq!(gradient.b, vector![1.0, 0.0]);
        layer.step(&x, 0.5);
        assert_eq!(layer.b, vector![-2.0, -12.0]);
        assert_eq!(layer.w, matrix![2.0, 1.0, 5.0; 10.0, -1.0, 18.0]);
    }

    trait Loss<const N: usize> {
        type Entry: Scalar;
        const TARGET: Vector<N, Self::Entry>;

        fn gradient(&self, x: Vector<N, Self::Entry>) -> Vector<N, Self::Entry> {
            grad!({ let e = x - Self::TARGET; e^T e + e^T { Self::TARGET } }, x)
        }
    }

    struct Squares;

    impl Loss<2> for Squares {
        type Entry = f32;
        const TARGET: Vector<2, f32> = vector![1.0, 2.0];
    }

    #[test]
    fn in_a_trait() {
        assert_eq!(Squares.gradient(vector![3.0, 3.0]), vector![5.0, 4.0]);
    }

    struct Weights(Vector<3>);

    impl AsRef<Vector<3>> for Weights {
        fn as_ref(&self) -> &Vector<3> {
            &self.0
        }
    }

    fn weighted<P, const N: usize, T>(p: P, x: Vector<N, T>) -> Vector<N, T>
    where
        T: Scalar,
        P: AsRef<Vector<N, T>>,
    {
        grad!({ p.as_ref() }^T (x .* x), x)
    }

    #[test]
    fn over_other_types_too() {
        let (_, x, _) = given();
        assert_eq!(weighted(Weights(x), x), vector![2.0, 2.0, 8.0]);
    }
}

mod places {
    use super::*;

    struct Layer {
        w: Matrix<2, 3>,
        a: Vector<2>,
    }

    struct Network {
        layers: [Layer; 2],
        pair: (Vector<3>, (Vector<2>, f64)),
    }

    fn network() -> Network {
        let (w, x, a) = given();
        Network {
            layers: [Layer { w, a }, Layer { w: 2.0 * w, a }],
            pair: (x, (a, 3.0)),
        }
    }

    #[test]
    fn behind_references() {
        let (W, x, a) = given();
        let (W, a, mut x) = (&W, &&a, x);
        let x = &mut x;
        assert_eq!(value!(a^T W x), -1.0);
        assert_eq!(grad!(a^T W x, W), a_xT());
        x[0] = 2.0; // No longer borrowed.
        assert_eq!(value!(a^T W x), -3.0);
        let boxed = Box::new(*x);
        let counted = std::rc::Rc::new(*W);
        assert_eq!(value!(a^T { &*counted } { &*boxed }), -3.0);
    }

    #[test]
    fn behind_mutable_references() {
        fn descend(x: &mut Vector<3>, scale: &mut f64) -> f64 {
            let (value, gradient) = value_and_grad!(scale x^T x, x);
            *x -= gradient;
            *scale = 0.0;
            value
        }
        let (_, mut x, _) = given();
        let mut scale = 0.25;
        assert_eq!(descend(&mut x, &mut scale), 1.5);
        assert_eq!((x, scale), (vector![0.5, -0.5, 1.0], 0.0));
    }

    #[test]
    fn fields_and_indices() {
        let network = network();
        assert_eq!(
            grad!(network.layers[1].a^T network.layers[0].w network.pair.0, network.layers[0].w),
            a_xT()
        );
        let (i, layers) = (1, &network.layers[..]);
        assert_eq!(
            grad!(layers[i].a^T layers[i].w network.pair.0, layers[i].a),
            vector![10.0, 22.0]
        );
        assert_eq!(
            grad!(layers[i - 1].a^T layers[i].w network.pair.0, layers[i - 1].a),
            vector![10.0, 22.0]
        );
    }

    #[test]
    fn fields_of_tuples() {
        let (W, x, a) = given();
        let p = (W, x, (a, 3.0));
        assert_eq!(value!(p.2.0^T p.0 p.1), -1.0);
        assert_eq!(grad!(p.2.1 p.2.0^T p.0 p.1, p.2.1), -1.0);
        let network = network();
        assert_eq!(
            grad!(network.pair.1.1 network.pair.1.0^T W x, network.pair.1.0),
            vector![15.0, 33.0]
        );
    }

    #[test]
    fn a_field_is_a_variable_of_its_own() {
        struct Pair {
            x: Vector<3>,
            y: Vector<3>,
        }
        let (_, x, _) = given();
        let x = Pair { x, y: 2.0 * x };
        assert_eq!(grad!(x.x^T x.y, x.x), x.y);
        assert_eq!(grad!(x.x^T x.y, x.y), x.x);
    }

    #[test]
    fn entries() {
        let (W, x, a) = given();
        assert_eq!(value!(x[2] W[(1, 0)] a), vector![16.0, -8.0]);
        assert_eq!(grad!(x[2] x[2] x[0], x[2]), 4.0);
        let rows = [[1.0, 2.0], [3.0, 4.0]];
        assert_eq!(grad!(rows[1][0]^2 rows[0][1], rows[1][0]), 12.0);
    }

    mod constants {
        use super::*;

        pub(super) const HALF: f64 = 0.5;
        pub(super) static ONES: Vector<3> = Vector::ones();
    }

    #[test]
    fn paths() {
        let (_, x, _) = given();
        assert_eq!(value!(constants::HALF constants::ONES^T x), 1.0);
        assert_eq!(
            grad!(self::constants::HALF x^T x, self::constants::HALF),
            6.0
        );
        assert_eq!(value!(std::f64::consts::PI x)[0], std::f64::consts::PI);
        assert_eq!(value!(f64::EPSILON x)[0], f64::EPSILON);
    }
}

mod contexts {
    use super::*;
    use std::future::ready;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    mod nested {
        pub(super) mod deeper {
            pub(in super::super) fn gradient(x: chainrule::Vector<2>) -> chainrule::Vector<2> {
                chainrule::grad!(sum(x .* x), x)
            }
        }
    }

    #[test]
    fn in_nested_modules_where_nothing_is_imported() {
        let (_, _, a) = given();
        assert_eq!(nested::deeper::gradient(a), vector![4.0, -2.0]);
    }

    #[test]
    fn in_closures() {
        let (W, x, a) = given();
        let by_reference = |x: &Vector<3>| value!(a^T W x);
        let by_move = move |a: Vector<2>| grad!(a^T W x, a);
        assert_eq!(by_reference(&x), -1.0);
        assert_eq!(by_move(a), vector![5.0, 11.0]);
        let values: Vec<f64> = [a, 2.0 * a].iter().map(|a| value!(a^T W x)).collect();
        assert_eq!(values, [-1.0, -2.0]);
    }

    /// An operand may wait, and what is held meanwhile may move between threads.
    async fn gradient_later(W: Matrix<2, 3>, x: Vector<3>, a: Vector<2>) -> Vector<3> {
        let y = grad!(a^T W { ready(x).await }, a);
        grad!({ ready(y).await }^T W x, x)
    }

    #[test]
    fn in_async_functions() {
        fn run<F: Future + Send>(future: F) -> F::Output {
            match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(output) => output,
                Poll::Pending => unreachable!("nothing waits"),
            }
        }
        let (W, x, a) = given();
        assert_eq!(run(gradient_later(W, x, a)), vector![49.0, 65.0, 81.0]);
    }

    #[test]
    fn within_each_other() {
        let (W, x, a) = given();
        assert_eq!(value!(a^T W { value!(2 x) }), -2.0);
        assert_eq!(grad!(a^T W { grad!(x^T x, x) }, a), vector![10.0, 22.0]);
    }

    #[test]
    fn within_the_users_macros() {
        macro_rules! quadratic {
            ($A:expr, $x:ident) => {
                value_and_grad!($x^T { $A } $x, $x)
            };
        }
        macro_rules! halved {
            ($e:expr) => {{
                let x = 0.5;
                value!(x { $e })
            }};
        }
        macro_rules! residual {
            ($($e:tt)+) => { value!(||$($e)+||^2) };
        }
        let (W, x, a) = given();
        assert_eq!(
            quadratic!(value!(W^T W), x),
            (146.0, vector![98.0, 130.0, 162.0])
        );
        assert_eq!(halved!(x), vector![0.5, -0.5, 1.0]); // Two different `x`.
        assert_eq!(residual!(W x - a), 153.0);
    }

    #[test]
    fn in_items_and_in_loops() {
        struct Slope;
        impl Slope {
            fn at(x: f64) -> f64 {
                grad!(x ^ 3, x)
            }
        }
        let mut x = 1.0;
        for _ in 0..3 {
            x += grad!(x ^ 2, x);
            if x > 8.0 {
                break;
            }
        }
        assert_eq!((x, Slope::at(x)), (9.0, 243.0));
        let area = match grad!(x ^ 2, x) {
            18.0 => value!(x ^ 2),
            _ => 0.0,
        };
        assert_eq!(area, 81.0);
    }
}

mod evaluation {
    use super::*;
    use std::cell::{Cell, RefCell};

    #[test]
    fn once_and_from_left_to_right() {
        let order = RefCell::new(Vec::new());
        let operand = |name, entries| {
            order.borrow_mut().push(name);
            Vector::new(entries)
        };
        let x = vector![1.0, 2.0];
        let (value, gradient) = value_and_grad!(
            { operand("a", [1.0, 0.0]) }^T x + ||x .* { operand("b", [3.0, 2.0]) }||^2
                - { operand("c", [0.0, 1.0]) }^T x,
            x
        );
        assert_eq!(order.take(), ["a", "b", "c"]);
        assert_eq!((value, gradient), (24.0, vector![19.0, 15.0]));
    }

    /// Two blocks that read the same are two values.
    #[test]
    fn of_each_block() {
        let count = Cell::new(0.0);
        let next = || {
            count.set(count.get() + 1.0);
            count.get()
        };
        let x = vector![1.0, 10.0];
        assert_eq!(value!({ next() } x + { next() } x), 3.0 * x);
        assert_eq!(count.get(), 2.0);
        assert_eq!(grad!({ next() } x^T x - { next() } x^T x, x), -2.0 * x);
        assert_eq!(count.get(), 4.0);
    }

    #[test]
    fn of_functions_of_rust() {
        fn twice<const N: usize>(x: Vector<N>, times: i32) -> Vector<N> {
            (0..times).fold(x, |x, _| x + x)
        }
        let x = vector![1.0, -1.0];
        assert_eq!(value!({ twice(x, 2) }^T x), 8.0);
        let y = 2.0 * x;
        assert_eq!(grad!(y^T { twice(x, 3) }, y), vector![8.0, -8.0]);
        assert_eq!(value!({ f64::hypot(3.0, 4.0) } x), vector![5.0, -5.0]);
    }

    #[test]
    fn of_indices_and_of_names_that_dereference() {
        let calls = Cell::new(0);
        let index = || {
            calls.set(calls.get() + 1);
            1
        };
        let xs = [vector![1.0], vector![2.0]];
        let (value, gradient) = value_and_grad!(xs[index()]^T xs[index()], xs[index()]);
        assert_eq!((value, gradient), (4.0, vector![4.0]));
        assert_eq!(calls.get(), 1);
    }

    #[test]
    fn of_what_the_gradient_does_not_use() {
        let calls = Cell::new(0);
        let constant = || {
            calls.set(calls.get() + 1);
            1.0
        };
        let x = 3.0;
        assert_eq!(grad!(x ^ 2 + { constant() }, x), 6.0);
        assert_eq!(calls.get(), 1);
    }

    #[test]
    fn of_temporaries() {
        let x = vector![1.0, -1.0];
        assert_eq!(value!({ Vector::new([1.0, 2.0]) }^T x), -1.0);
        assert_eq!(
            grad!({ &Vector::new([1.0, 2.0]) }^T x, x),
            vector![1.0, 2.0]
        );
        assert_eq!(grad!({ { vector![1.0, 2.0] } }^T x, x), vector![1.0, 2.0]);
        assert_eq!(
            value!({ if x[0] > 0.0 { 2.0 } else { 3.0 } } x),
            vector![2.0, -2.0]
        );
        assert_eq!(
            value!({ RefCell::new(x).borrow().map(f64::abs) } { 2.0 }),
            vector![2.0, 2.0]
        );
    }

    #[test]
    fn that_leaves_the_function() {
        fn parsed(text: &str, x: Vector<2>) -> Result<Vector<2>, std::num::ParseFloatError> {
            Ok(grad!({ text.parse::<f64>()? } x^T x, x))
        }
        fn found(x: Vector<2>, scale: Option<f64>) -> Option<Vector<2>> {
            Some(value!({ scale? } x))
        }
        fn returned(scale: Option<f64>) -> f64 {
            let Some(x) = scale else { return -1.0 };
            let negative = x < 0.0;
            grad!(x { if negative { return 0.0 } else { 2.0 } }, x)
        }
        let x = vector![1.0, -1.0];
        assert_eq!(parsed("0.5", x), Ok(x));
        assert!(parsed("half", x).is_err());
        assert_eq!(found(x, Some(2.0)), Some(2.0 * x));
        assert_eq!(found(x, None), None);
        assert_eq!(
            [returned(None), returned(Some(-2.0)), returned(Some(3.0))],
            [-1.0, 0.0, 2.0]
        );
        let mut count = 0;
        let last = loop {
            count += 1;
            let scaled = value!({ if count > 3 { break x } else { 2.0 } } x);
            assert_eq!(scaled, 2.0 * x);
        };
        assert_eq!((last, count), (x, 4));
    }
}

mod names {
    use super::*;

    /// Each is a factor of its own, whatever the expansion calls its own things.
    #[test]
    fn that_the_expansion_may_use_as_well() {
        let (S, L, R) = (2.0, vector![1.0, 2.0], vector![1.0, 3.0]);
        let (T, T0) = (matrix![1.0, 1.0; 0.0, 1.0], 1.0);
        let (Fits, Then, Next, Claim) = (11.0, 1.0, 1.0, 1.0);
        let (expression, shape, constant, leaf_x, x_) = (13.0, 1.0, 17.0, 1.0, 1.0);
        let (x, p, l, r, e, i, j) = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        let (value, gradient) = value_and_grad!(
            S L^T T^T R T0 Fits Then Next Claim expression shape
                { 19.0 } constant leaf_x x_ x^2 p l r e i j,
            x, S, L
        );
        let factors = 11.0 * 13.0 * 17.0 * 19.0;
        // RᵀT L = 1·(1 + 2) + 3·2 = 9.
        assert_eq!(value, 2.0 * 9.0 * factors);
        assert_eq!(gradient.0, 2.0 * value);
        assert_eq!(gradient.1, 9.0 * factors);
        assert_eq!(gradient.2, 2.0 * factors * vector![1.0, 4.0]);
    }

    /// What steps, places, checks and closures of an expansion were or might be called.
    #[test]
    fn of_steps_and_places() {
        let (x, q, v) = (0.5, 3.0, vector![1.0, 4.0]);
        let expected = grad!(exp(x)^2 q, x);
        assert!((expected - 6.0 * 1_f64.exp()).abs() < 1e-12);
        let of_v = vector![195.0, 390.0];
        macro_rules! factors {
            ($($name:ident)+) => {$({
                let $name = q;
                assert_eq!(grad!(exp(x)^2 $name, x), expected, stringify!($name));
                assert_eq!(value!(sum(v.^3) v.^0.5 $name), of_v, stringify!($name));
            })+};
        }
        factors! {
            t0 t1 t2 t3 t4 t5 t6 value0 value1 value2 value3 value4 value5 result0 result1 shape0
            shape1 shape_of_x shape_of_v entry power constant leaf_x leaf_v root check claim out
        }
    }

    /// A pattern can't bind the name of a constant: an expansion may have no pattern of that name.
    #[test]
    #[allow(non_upper_case_globals)]
    fn of_constants_and_statics() {
        const W: Vector<2> = vector![1.0, 2.0];
        static x: Vector<2> = vector![3.0, -1.0];
        const t1: f64 = 2.0;
        static value0: f64 = 5.0;
        assert_eq!(grad!(W^T x, W), x);
        assert_eq!(
            value_and_grad!(t1 value0 * (W^T x)^2, x, t1),
            (10.0, (vector![20.0, 40.0], 5.0))
        );
        assert_eq!(value!({ let y = t1 x; y^T W }), 2.0);
    }

    #[test]
    #[allow(non_upper_case_globals, dead_code)]
    fn of_statics_that_the_expression_does_not_use() {
        static x: f64 = 1.0;
        static entry: f64 = 1.0;
        static power: f64 = 1.0;
        static p: f64 = 1.0;
        const t0: u8 = 1;
        const t1: &str = "";
        const value0: () = ();
        const result0: [u8; 0] = [];
        let v = vector![1.0, 4.0];
        assert_eq!(value!(sum(v.^3)), 65.0);
        assert_eq!(value!(v.^0.5), vector![1.0, 2.0]);
        assert_eq!(
            value_and_grad!(sum(v.^0.5) sum(v.^3), v).1,
            vector![41.5, 160.25]
        );
    }

    /// `r#x` is how one writes `x` where `x` is a keyword.
    #[test]
    fn raw_or_not_are_one() {
        let x = 3.0;
        assert_eq!(grad!(x r#x, x), 6.0);
        assert_eq!(grad!(x r#x, r#x), 6.0);
        assert_eq!(
            grad!(
                {
                    let r#y = x ^ 2;
                    y + r#y
                },
                y
            ),
            2.0
        );
    }

    #[test]
    fn of_functions_of_the_notation() {
        let (exp, tr, sum, dot) = (2.0, 3.0, vector![1.0, 2.0], 5.0);
        assert_eq!(grad!(exp tr dot * (sum^T sum), sum), vector![60.0, 120.0]);
        assert_eq!(grad!(exp(0 exp) exp, exp), 1.0);
    }

    #[test]
    fn of_crates_modules_and_types() {
        let (core, std, chainrule, bool, f64) = (2.0, 3.0, 5.0, 7.0, 11.0);
        let (Vector, Default, Scalar, Self_) = (1.0, 1.0, 1.0, 1.0);
        assert_eq!(
            grad!(core std chainrule bool f64 Vector Default Scalar Self_^2, Self_),
            2.0 * 2310.0
        );
    }

    #[test]
    fn that_look_alike_when_joined() {
        struct A {
            b: B,
            b_c: f64,
        }
        struct B {
            c: f64,
        }
        let a = A {
            b: B { c: 2.0 },
            b_c: 3.0,
        };
        let (a_b_c, a_b_c_) = (5.0, 7.0);
        assert_eq!(grad!(a.b.c a.b_c a_b_c a_b_c_, a.b.c), 105.0);
        assert_eq!(grad!(a.b.c a.b_c a_b_c a_b_c_, a.b_c), 70.0);
        assert_eq!(grad!(a.b.c a.b_c a_b_c a_b_c_, a_b_c), 42.0);
        assert_eq!(grad!(a.b.c a.b_c a_b_c a_b_c_, a_b_c_), 30.0);
    }

    #[test]
    fn that_are_raw() {
        struct Raw {
            r#type: f64,
        }
        let (r#fn, r#struct) = (vector![1.0, 2.0], Raw { r#type: 3.0 });
        let (r#async, r#gen, union, raw, safe, auto) = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        assert_eq!(
            grad!(r#struct.r#type r#fn^T r#fn r#async r#gen union raw safe auto, r#fn),
            vector![6.0, 12.0]
        );
        assert_eq!(grad!(r#struct.r#type r#fn^T r#fn, r#struct.r#type), 5.0);
    }

    #[test]
    fn beyond_ascii() {
        let (Σ, μ, β, été) = (matrix![2.0, 0.0; 0.0, 3.0], vector![1.0, 2.0], 2.0, 1.0);
        assert_eq!(value!({ let δ = β μ; δ^T Σ δ / été }), 56.0);
        assert_eq!(
            grad!({ let δ = β μ; δ^T Σ δ / été }, μ),
            vector![16.0, 48.0]
        );
    }

    #[test]
    fn on_the_heap() {
        let x = vector![1.0, 2.0];
        let boxed = Box::new(matrix![1.0, 2.0; 3.0, 4.0]);
        let (counted, shared) = (std::rc::Rc::new(x), std::sync::Arc::new(x));
        assert_eq!(grad!(counted^T boxed shared, boxed), x * x.transpose());
    }

    /// A squared norm needs no root, so entries need no elementary functions.
    #[test]
    fn of_squared_norms() {
        fn slope<const N: usize, T: chainrule::Scalar>(x: &Vector<N, T>) -> Vector<N, T> {
            grad!(||x||^2 + ||2 x||^2 + ||-x||^4 - (x^T x)^2, x)
        }
        assert_eq!(slope(&vector![1.0, -3.0]), vector![10.0, -30.0]);
    }

    #[test]
    #[expect(clippy::used_underscore_binding, reason = "that is what is tested")]
    fn with_underscores() {
        let (_x, _x_, x_, x__) = (2.0, 3.0, 5.0, 7.0);
        let product = grad!(_x _x_ x_ x__, _x);
        assert_eq!(product, 105.0);
    }

    #[test]
    fn of_lets() {
        let x = vector![1.0, 2.0];
        assert_eq!(grad!({ let x = 2 x; x^T x }, x), 8.0 * x);
        assert_eq!(
            grad!({ let value0 = 2 x; let t0 = value0; t0^T t0 }, t0),
            4.0 * x
        );
        assert_eq!(grad!({ let y = x^T x; { let z = 2 y; z^2 } + y }, y), 41.0);
        assert_eq!(grad!({ let exp = 3; exp (x^T x) }, x), 6.0 * x);
        assert_eq!(grad!({ let r#fn = 3; r#fn (x^T x) }, x), 6.0 * x);
    }
}

mod algebra {
    use super::*;

    #[test]
    fn to_the_power_of_0() {
        let (a, zero, A) = (3.0, 0.0, matrix![1.0, 2.0; 3.0, 4.0]);
        assert_eq!(value!((a ^ 0)), 1.0);
        assert_eq!(value!(zero ^ 0), 1.0);
        assert_eq!(value!((A ^ 0)), matrix![1.0, 0.0; 0.0, 1.0]);
        assert_eq!(value!(A^0 A), A);
        assert_eq!(value!(A.^0), Matrix::ones());
        assert_eq!(value_and_grad!((a^0) a, a), (3.0, 1.0));
        assert_eq!(value_and_grad!(a ^ 0, a), (1.0, 0.0));
        assert_eq!(grad!(tr(A ^ 0), A), Matrix::zeros());
        assert_eq!(
            value_and_grad!(tr(A^0 A) + (a^0) tr(A A^0), A),
            (10.0, matrix![2.0, 0.0; 0.0, 2.0])
        );
    }

    /// The conventions: abs′(0) = 0, relu′(0) = 0, ∇‖x‖ = 0 at 0.
    #[test]
    fn where_no_derivative_exists() {
        let (o, O) = (Vector::<2>::zeros(), Matrix::<2, 2, f32>::zeros());
        assert_eq!(value_and_grad!(||o||, o), (0.0, o));
        assert_eq!(value_and_grad!(||O||, O), (0.0, O));
        assert_eq!(grad!(sum(abs(o)) + norm1(o) + sum(relu(o)), o), o);
        assert_eq!(
            grad!(sum(relu(o - { vector![1.0, -1.0] })), o),
            vector![0.0, 1.0]
        );
        let x = vector![3.0, -4.0];
        assert_eq!(grad!(||x - x|| + ||x||, x), vector![0.6, -0.8]);
    }

    /// A type as deep as the sum is long would take the compiler minutes.
    #[test]
    fn of_a_hundred_terms() {
        let (u, b) = (vector![1.0, 2.0], vector![3.0, -1.0]);
        let c: Vec<f64> = (0..100).map(f64::from).collect();
        let k: Vec<Vector<2>> = c.iter().map(|&c| vector![1.0, c]).collect();
        macro_rules! hundred {
            ($called:ident!($($i:literal)+) $(, $by:ident)?) => {
                $called!(u^T b $(+ c[$i] u^T (k[$i] .* b))+ $(, $by)?)
            };
            ($called:ident $(, $by:ident)?) => {
                hundred!($called!(
                    0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
                    29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54
                    55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80
                    81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99
                ) $(, $by)?)
            };
        }
        // 1 + Σ i and 1 + Σ i².
        let weights = vector![4951.0, 328_351.0];
        assert_eq!(hundred!(value), 3.0 * 4951.0 - 2.0 * 328_351.0);
        assert_eq!(hundred!(grad, b), vector![weights[0], 2.0 * weights[1]]);
    }
}

/// Nothing here is what it is called; an expansion says whose `Default` it means.
#[allow(dead_code, non_camel_case_types)]
mod shadows {
    mod core {}
    mod std {}
    mod alloc {}
    mod chainrule {}

    struct Vector;
    struct Matrix;
    struct Shape;
    struct Claim;
    struct S;
    type bool = u8;
    type usize = u8;
    type i32 = u8;
    type f32 = u8;
    type f64 = u8;

    trait Default {}
    trait Scalar {}
    trait Real {}
    trait Operand {}
    trait Fits {}
    trait Copy {}
    trait Sized {}
    trait FnOnce {}

    enum Option {
        None,
        Some,
    }

    fn Some() {}
    fn Ok() {}
    fn view() {}
    fn eval() {}
    fn mul() {}
    fn literal() {}
    fn drop() {}

    #[test]
    fn do_not_matter() {
        use ::chainrule::{grad, matrix, value, value_and_grad, vector};

        let (A, x) = (matrix![1.0, 2.0; 0.0, 1.0], vector![1.0, 0.0]);
        let one = value!(exp(0 x^T x));
        let here = x;
        let (value, gradient) = value_and_grad!(
            ||A x||^2 + norm1(x) + sum(relu(x).^3) + 2 x^T { here } + sum(x.^1.5) + tr(A^2) + A : A,
            x
        );
        assert_eq!((one, value), (1.0, 14.0));
        assert_eq!(gradient, vector![9.5, 4.0]);
        assert_eq!(grad!(x^T A x, A), matrix![1.0, 0.0; 0.0, 0.0]);
    }
}

/// A trait with a method of every name for every type, as an extension trait may be.
#[allow(dead_code)]
mod methods {
    use super::*;

    macro_rules! methods {
        ($($method:ident)+) => {
            trait Everything: Sized {
                $(fn $method<A>(self, _: A) {})+
            }
        };
    }

    methods! {
        times with contracted_with divided_by transposed reduced traced powered scalar dotted
        elementary entries with_entries_of check view eval transpose at write accumulate trace
        powi powf sqrt exp abs sign relu literal default clone
    }

    impl<A> Everything for A {}

    #[test]
    fn do_not_get_in_the_way() {
        let (A, x) = (matrix![1.0, 0.0; 0.0, 1.0], vector![1.0, 2.0]);
        assert_eq!(
            grad!(x^T A x + tr(A^2) + sum(abs(x)) + (A : A) / 2 + dot(x, x), x),
            vector![5.0, 9.0]
        );
        assert_eq!(value!(exp(0 x^T x) + (x^T x)^2), 26.0);
    }
}

/// Who imports everything may call matrices E and F.
#[test]
fn letters_are_free() {
    use chainrule::*;
    let (E, F) = (matrix![2.0], matrix![3.0]);
    assert_eq!(value!(E F), matrix![6.0]);
}
