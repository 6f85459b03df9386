//! The macros over a number type of the user's own: dual numbers, a + bε with ε² = 0.
//!
//! They differentiate forwards by arithmetic alone, and so check the gradients, which go backwards,
//! by means that share nothing with them: the ε of a value is ⟨gradient, direction⟩, and the ε of a
//! gradient is Hessian times direction.

#![allow(non_snake_case)] // A is a matrix, as on paper.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use chainrule::{Matrix, Scalar, Vector, grad, matrix, value, value_and_grad, vector};

#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Dual(f64, f64);

macro_rules! operators {
    ($($Op:ident::$op:ident, $Assign:ident::$assign:ident: |$x:ident, $y:ident| $result:expr;)+) => { $(
        impl $Op for Dual {
            type Output = Self;
            fn $op(self, $y: Self) -> Self {
                let $x = self;
                $result
            }
        }

        impl $Assign for Dual {
            fn $assign(&mut self, y: Self) {
                *self = self.$op(y);
            }
        }
    )+ };
}

operators! {
    Add::add, AddAssign::add_assign: |x, y| Dual(x.0 + y.0, x.1 + y.1);
    Sub::sub, SubAssign::sub_assign: |x, y| Dual(x.0 - y.0, x.1 - y.1);
    Mul::mul, MulAssign::mul_assign: |x, y| Dual(x.0 * y.0, x.0 * y.1 + x.1 * y.0);
    Div::div, DivAssign::div_assign: |x, y| Dual(x.0 / y.0, (x.1 * y.0 - x.0 * y.1) / (y.0 * y.0));
}

impl Neg for Dual {
    type Output = Self;
    fn neg(self) -> Self {
        Dual(-self.0, -self.1)
    }
}

impl Scalar for Dual {
    const ZERO: Self = Dual(0.0, 0.0);
    const ONE: Self = Dual(1.0, 0.0);

    fn literal(double: f64, _single: f32) -> Self {
        Dual(double, 0.0)
    }
}

const A: Matrix<3, 3> = matrix![1.0, 2.0, -1.0; 0.5, 3.0, 1.0; -2.0, 0.25, 4.0];
const X: Vector<3> = vector![1.0, -2.0, 0.5];
const DIRECTION: Vector<3> = vector![0.25, 1.0, -3.0];

fn constant<const R: usize, const C: usize>(a: Matrix<R, C>) -> Matrix<R, C, Dual> {
    a.map(|entry| Dual(entry, 0.0))
}

fn moving<const N: usize>(x: Vector<N>, direction: Vector<N>) -> Vector<N, Dual> {
    Vector::from_fn(|i| Dual(x[i], direction[i]))
}

#[test]
fn a_value_moves_by_gradient_times_direction() {
    let (a, x) = (constant(A), moving(X, DIRECTION));
    let Dual(value, slope) = value!(0.5 * (x^T a x)^2 / (1 + x^T x) - a : (x x^T));
    let (expected, gradient) = value_and_grad!(0.5 * (X^T A X)^2 / (1 + X^T X) - A : (X X^T), X);
    assert!((value - expected).abs() < 1e-12 * expected.abs());
    let expected = gradient.dot(&DIRECTION);
    assert!((slope - expected).abs() < 1e-12 * expected.abs());
}

#[test]
fn a_gradient_moves_by_hessian_times_direction() {
    let (a, x) = (constant(A), moving(X, DIRECTION));
    let gradient = grad!(x^T a x + ||x||^2, x);
    let moved: Vector<3> = Vector::from_fn(|i| gradient[i].1);
    // The Hessian is A + Aᵀ + 2I.
    let expected = A * DIRECTION + A.transpose() * DIRECTION + 2.0 * DIRECTION;
    assert!((moved - expected).norm() < 1e-12 * expected.norm());
}
