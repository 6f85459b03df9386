//! Numbers that count their multiplications.

#![allow(clippy::float_cmp)] // What is exact is compared exactly.

use std::cell::Cell;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use chainrule::{Matrix, Real, Scalar, Vector};

thread_local! {
    static MULTIPLICATIONS: Cell<usize> = const { Cell::new(0) };
}

/// An `f64` that counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub(crate) struct Counted(pub(crate) f64);

/// A result, and how many multiplications it took.
pub(crate) fn count<T>(f: impl FnOnce() -> T) -> (T, usize) {
    let before = MULTIPLICATIONS.get();
    let result = f();
    (result, MULTIPLICATIONS.get() - before)
}

impl Mul for Counted {
    type Output = Self;

    /// By 1 or −1 it is none: kernels and sums have such factors, which the compiler sees.
    fn mul(self, other: Self) -> Self {
        if self.0.abs() != 1.0 && other.0.abs() != 1.0 {
            MULTIPLICATIONS.set(MULTIPLICATIONS.get() + 1);
        }
        Counted(self.0 * other.0)
    }
}

macro_rules! operators {
    ($($Op:ident::$op:ident)+) => { $(
        impl $Op for Counted {
            type Output = Self;
            fn $op(self, other: Self) -> Self {
                Counted(self.0.$op(other.0))
            }
        }
    )+ };
}

operators! { Add::add Sub::sub Div::div }

macro_rules! assignments {
    ($($Op:ident::$op:ident = $by:ident)+) => { $(
        impl $Op for Counted {
            fn $op(&mut self, other: Self) {
                *self = self.$by(other);
            }
        }
    )+ };
}

assignments! { AddAssign::add_assign = add SubAssign::sub_assign = sub MulAssign::mul_assign = mul DivAssign::div_assign = div }

impl Neg for Counted {
    type Output = Self;
    fn neg(self) -> Self {
        Counted(-self.0)
    }
}

impl Scalar for Counted {
    const ZERO: Self = Counted(0.0);
    const ONE: Self = Counted(1.0);

    fn literal(double: f64, _single: f32) -> Self {
        Counted(double)
    }
}

/// Its functions count nothing.
macro_rules! functions {
    ($($f:ident = $of:ident)+; $($g:ident($y:ident))+) => {
        impl Real for Counted {
            $( fn $f(self) -> Self { Counted(self.0.$of()) } )+
            $( fn $g(self, $y: Self) -> Self { Counted(self.0.$g($y.0)) } )+
        }
    };
}

functions! {
    sqrt = sqrt exp = exp exp_m1 = exp_m1 log = ln ln_1p = ln_1p sin = sin cos = cos tan = tan asin = asin
    acos = acos atan = atan sinh = sinh cosh = cosh tanh = tanh;
    atan2(x) powf(y) hypot(y)
}

/// The numbers 2, 3 and 5 in some order: products of a few of them are exact, and none is 1.
pub(crate) fn matrix<const R: usize, const C: usize>(seed: usize) -> Matrix<R, C, Counted> {
    Matrix::from_fn(|i, j| Counted([2.0, 3.0, 5.0][(7 * i + 11 * j + i * j + seed) % 3]))
}

/// As [`matrix`].
pub(crate) fn vector<const N: usize>(seed: usize) -> Vector<N, Counted> {
    Vector::from_fn(|i| Counted([2.0, 3.0, 5.0][(i * i + seed) % 3]))
}
