//! A number type of the user's own: dual numbers, whose products obey Leibniz's rule.

use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use chainrule_core::{Matrix, Scalar, Vector, matrix};

/// a + bε with ε² = 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
struct Dual(f64, f64);

impl Add for Dual {
    type Output = Self;
    fn add(self, y: Self) -> Self {
        Dual(self.0 + y.0, self.1 + y.1)
    }
}

impl Sub for Dual {
    type Output = Self;
    fn sub(self, y: Self) -> Self {
        Dual(self.0 - y.0, self.1 - y.1)
    }
}

impl Mul for Dual {
    type Output = Self;
    fn mul(self, y: Self) -> Self {
        Dual(self.0 * y.0, self.0 * y.1 + self.1 * y.0)
    }
}

impl Div for Dual {
    type Output = Self;
    fn div(self, y: Self) -> Self {
        Dual(self.0 / y.0, (self.1 * y.0 - self.0 * y.1) / (y.0 * y.0))
    }
}

impl Neg for Dual {
    type Output = Self;
    fn neg(self) -> Self {
        Dual(-self.0, -self.1)
    }
}

macro_rules! assign {
    ($($Assign:ident::$assign:ident $op:tt)+) => { $(
        impl $Assign for Dual {
            fn $assign(&mut self, y: Self) {
                *self = *self $op y;
            }
        }
    )+ };
}
assign!(AddAssign::add_assign + SubAssign::sub_assign - MulAssign::mul_assign * DivAssign::div_assign /);

impl Scalar for Dual {
    const ZERO: Self = Dual(0.0, 0.0);
    const ONE: Self = Dual(1.0, 0.0);

    fn literal(double: f64, _single: f32) -> Self {
        Dual(double, 0.0)
    }
}

#[test]
fn products_of_dual_matrices_differentiate() {
    // d(AB) = dA B + A dB.
    let (a, da) = (
        Matrix::from([[1.0, 2.0], [3.0, 4.0]]),
        Matrix::from([[0.0, 1.0], [2.0, -1.0]]),
    );
    let (b, db) = (
        Matrix::from([[2.0, 0.0], [1.0, 5.0]]),
        Matrix::from([[1.0, 1.0], [0.0, -2.0]]),
    );
    let dual = |x: Matrix<2, 2>, dx: Matrix<2, 2>| {
        Matrix::<2, 2, Dual>::from_fn(|i, j| Dual(x[(i, j)], dx[(i, j)]))
    };

    let product = dual(a, da) * dual(b, db);
    assert_eq!(product, dual(a * b, da * b + a * db));
}

#[test]
fn dual_vectors_scale_and_add() {
    let x = Vector::new([Dual(1.0, 1.0), Dual(2.0, 0.0)]);
    let s = Dual(3.0, 1.0);
    assert_eq!(x * s, Vector::new([Dual(3.0, 4.0), Dual(6.0, 2.0)]));
    assert_eq!(x + x, x * Dual::literal(2.0, 2.0));
    assert_eq!(x.transpose() * x, Dual(5.0, 2.0));
}

#[test]
fn provided_functions_differentiate_too() {
    let x = Dual(-2.0, 1.0);
    assert_eq!(x.powi(3), Dual(-8.0, 12.0));
    assert_eq!(x.powi(-1), Dual(-0.5, -0.25));
    assert_eq!(x.abs(), Dual(2.0, -1.0));
    assert_eq!(x.relu(), Dual::ZERO);
}

/// Jacobi's formula, d det A = det A · tr(A⁻¹ dA), and d(A⁻¹) = −A⁻¹ dA A⁻¹; what is divided by is a
/// power of 2.
#[test]
fn determinants_and_inverses_differentiate() {
    let a = matrix![0.0, 2.0, 1.0; 4.0, 2.0, 0.0; 0.0, 1.0, 1.0];
    let da = matrix![1.0, -1.0, 2.0; 0.0, 3.0, 1.0; 2.0, 0.0, 5.0];
    let dual = |x: Matrix<3, 3>, dx: Matrix<3, 3>| {
        Matrix::<3, 3, Dual>::from_fn(|i, j| Dual(x[(i, j)], dx[(i, j)]))
    };

    let inverse = a.inverse();
    assert_eq!(inverse * a, Matrix::identity());
    let derivative = a.det() * (inverse * da).trace();
    assert_eq!(dual(a, da).det(), Dual(-4.0, derivative));
    assert_eq!(
        dual(a, da).inverse(),
        dual(inverse, -(inverse * da * inverse))
    );
}
