//! Functions of the user's own.

#![deny(warnings)]

use chainrule::{
    Elementwise, Function, Matrix, Real, Vector, grad, value, value_and_grad, vector,
};

/// 1/2 x² near 0, and a line farther out.
struct Huber<T> {
    delta: T,
}

impl<T: Real> Elementwise<T> for Huber<T> {
    fn value(&self, x: T) -> T {
        if x.abs() < self.delta {
            x * x / (T::ONE + T::ONE)
        } else {
            self.delta * (x.abs() - self.delta / (T::ONE + T::ONE))
        }
    }

    fn derivative(&self, x: T) -> T {
        if x.abs() < self.delta { x } else { self.delta * x.sign() }
    }
}

/// ‖x − y‖²
struct Distance;

impl<const N: usize> Function<(Vector<N>, Vector<N>)> for Distance {
    type Value = f64;

    fn value(&self, (x, y): &(Vector<N>, Vector<N>)) -> f64 {
        let d = x - y;
        d.dot(&d)
    }

    fn pullback(&self, (x, y): &(Vector<N>, Vector<N>), &a: &f64) -> (Vector<N>, Vector<N>) {
        let d = (x - y) * (2.0 * a);
        (d, -d)
    }
}

mod layers {
    use chainrule::{Function, Vector};

    pub struct Reversed;

    pub static REVERSED: Reversed = Reversed;

    impl Function<Vector<3>> for Reversed {
        type Value = Vector<3>;

        fn value(&self, x: &Vector<3>) -> Vector<3> {
            Vector::new([x[2], x[1], x[0]])
        }

        fn pullback(&self, _: &Vector<3>, adjoint: &Vector<3>) -> Vector<3> {
            self.value(adjoint)
        }
    }

    impl Function<f64> for Reversed {
        type Value = f64;

        fn value(&self, &x: &f64) -> f64 {
            -x
        }

        fn pullback(&self, _: &f64, &adjoint: &f64) -> f64 {
            -adjoint
        }
    }
}

fn generic<const N: usize, T: Real>(x: &Vector<N, T>, delta: T) -> (T, Vector<N, T>) {
    let huber = Huber { delta };
    value_and_grad!(sum(huber(x)), x; fn huber)
}

fn robust(w: &Matrix<2, 3>, x: &Vector<3>, t: &Vector<2>) -> Matrix<2, 3> {
    let huber = Huber { delta: 1.0 };
    grad!(sum(huber(w x - t)), w; fn huber)
}

fn main() {
    let x = vector![0.5, -3.0, 2.0];
    assert_eq!(generic(&x, 1.0), (0.125 + 2.5 + 1.5, vector![0.5, -1.0, 1.0]));
    let narrow = vector![0.5_f32, -3.0];
    assert_eq!(generic(&narrow, 1.0_f32), (2.625, vector![0.5_f32, -1.0]));
    assert_eq!(robust(&Matrix::zeros(), &x, &vector![2.0, 0.25])[(0, 0)], -0.5);

    // By a path and a static, of one and of several, of scalars and of vectors.
    let s = 2.0;
    let (value, (dx, ds)) = value_and_grad!(
        distance(x, reversed(x)) + flip(s)^3, x, s;
        fn distance = Distance;
        fn reversed = layers::Reversed;
        fn flip = layers::REVERSED;
    );
    assert_eq!(value, 4.5 - 8.0);
    assert_eq!(dx, vector![-6.0, 0.0, 6.0]);
    assert_eq!(ds, -12.0);

    // A function of one's own goes before one of that name, and before what the notation has not.
    let (sum, erf) = (Distance, Huber { delta: 9.0 });
    assert_eq!(value!(sum(x, x); fn sum), 0.0);
    assert_eq!(value!(erf(s); fn erf), 2.0);

    // By an upper-case name, and by a raw one.
    let chainrule_function0 = 1.0; // nothing of the expansion's
    let rotated = value!(Reversed(x) * chainrule_function0; fn Reversed = layers::REVERSED);
    assert_eq!(rotated, vector![2.0, -3.0, 0.5]);
    assert_eq!(value!(r#try(s); fn r#try = layers::Reversed), -2.0);

    // Where the gradient does not need it, it is declared and called all the same.
    assert_eq!(grad!(s + tr(eye(2)) + flip(2), s; fn flip = layers::REVERSED), 1.0);
}
