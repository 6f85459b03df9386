//! What tasks compute with: numbers of both precisions, inputs, and results as lists of numbers.

use chainrule::{Matrix, Real, RowVector, Vector};
use nalgebra::{RealField, SMatrix};
use num_dual::{DualNum, DualNumFloat};

/// `f64` or `f32`.
pub trait Number:
    Real + RealField + DualNum<Primitive = Self> + DualNumFloat + Numbers + Copy
{
    const NAME: &'static str;
    /// How far results may be apart.
    const TOLERANCE: f64;

    fn of(x: f64) -> Self;
    fn double(self) -> f64;
}

impl Number for f64 {
    const NAME: &'static str = "f64";
    const TOLERANCE: f64 = 1e-11;

    fn of(x: f64) -> f64 {
        x
    }

    fn double(self) -> f64 {
        self
    }
}

impl Number for f32 {
    const NAME: &'static str = "f32";
    const TOLERANCE: f64 = 2e-4;

    fn of(x: f64) -> f32 {
        x as f32
    }

    fn double(self) -> f64 {
        f64::from(self)
    }
}

/// An R×C array by columns, in all the forms that contenders want it in.
#[derive(Clone, Copy)]
pub struct Input<T, const R: usize, const C: usize> {
    pub array: [[T; R]; C],
}

impl<T: Number, const R: usize, const C: usize> Input<T, R, C> {
    /// Numbers in [−1, 1), the same at every run.
    pub fn new(seed: u64) -> Self {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        Self::from_fn(|_, _| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
        })
    }

    pub fn from_fn(mut f: impl FnMut(usize, usize) -> f64) -> Self {
        let array = std::array::from_fn(|j| std::array::from_fn(|i| T::of(f(i, j))));
        Self { array }
    }

    pub fn matrix(&self) -> Matrix<R, C, T> {
        Matrix::from_columns(self.array)
    }

    pub fn nalgebra(&self) -> SMatrix<T, R, C> {
        SMatrix::from(self.array)
    }

    pub fn flat(&self) -> Vec<T> {
        self.array.as_flattened().to_vec()
    }
}

impl<T: Number, const N: usize> Input<T, N, 1> {
    pub fn vector(&self) -> Vector<N, T> {
        Vector::new(self.array[0])
    }
}

impl<T: Number, const N: usize> Input<T, N, N> {
    /// A Aᵀ + 1, which is positive definite.
    pub fn positive(&self) -> Self {
        let a = self.array.map(|column| column.map(Number::double));
        Self::from_fn(|i, j| {
            a.iter().map(|column| column[i] * column[j]).sum::<f64>() + f64::from(u8::from(i == j))
        })
    }
}

/// A result.
pub trait Numbers {
    fn numbers(&self) -> Vec<f64>;
}

macro_rules! numbers {
    ($([$($parameters:tt)*] $Type:ty: |$x:ident| $numbers:expr;)+) => { $(
        impl<$($parameters)*> Numbers for $Type {
            fn numbers(&self) -> Vec<f64> {
                let $x = self;
                $numbers
            }
        }
    )+ };
}

numbers! {
    [] f64: |x| vec![*x];
    [] f32: |x| vec![f64::from(*x)];
    [T: Number, const N: usize] Vector<N, T>: |x| x.iter().map(|x| x.double()).collect();
    [T: Number, const N: usize] RowVector<N, T>: |x| x.iter().map(|x| x.double()).collect();
    [T: Number, const R: usize, const C: usize] Matrix<R, C, T>: |x| x.iter().map(|x| x.double()).collect();
    [T: Number, const R: usize, const C: usize] SMatrix<T, R, C>: |x| x.iter().map(|x| x.double()).collect();
    [T: Numbers, const N: usize] [T; N]: |x| x.iter().flat_map(Numbers::numbers).collect();
    [T: Numbers] Vec<T>: |x| x.iter().flat_map(Numbers::numbers).collect();
    [A: Numbers, B: Numbers] (A, B): |x| [x.0.numbers(), x.1.numbers()].concat();
    [A: Numbers, B: Numbers, C: Numbers] (A, B, C): |x| [x.0.numbers(), x.1.numbers(), x.2.numbers()].concat();
    [A: Numbers, B: Numbers, C: Numbers, D: Numbers] (A, B, C, D): |x|
        [x.0.numbers(), x.1.numbers(), x.2.numbers(), x.3.numbers()].concat();
    [A: Numbers, B: Numbers, C: Numbers, D: Numbers, E: Numbers] (A, B, C, D, E): |x|
        [x.0.numbers(), x.1.numbers(), x.2.numbers(), x.3.numbers(), x.4.numbers()].concat();
}
